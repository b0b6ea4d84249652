import { sendable } from '../sendable.ts';

/** What is markup already. */
export interface Markup {
  readonly markup: string;
}

type Attributes = Readonly<Record<string, string>>;

/** An element. Words are written so that they are words; the only markup inside is what was made here as well. */
export const element = (name: string, attributes: Attributes, ...inside: ReadonlyArray<string | Markup>): Markup => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${words(value)}"`);
  const content = inside.map((one) => (typeof one === 'string' ? words(one) : one.markup)).join('');
  return { markup: `<${name}${given.join('')}${content === '' ? '/>' : `>${content}</${name}>`}` };
};

/** A whole document, with the root that it has. */
export const wholeXml = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;

const escapes: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' },
};

/** Tabs and line ends too: in an attribute they would be read as spaces. */
const words = (text: string): string => sendable(text).replace(/[&<>"\t\n\r]/gu, (one) => escapes[one] ?? one);
