import { SaxesParser, type SaxesTagNS } from 'saxes';

/** An element as a strict parser read it. */
export interface Tree {
  /** `{namespace}name`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: Tree[];
  /** All words in it, also those of what is inside. */
  text: string;
}

/** Reads a document as XML 1.0 with namespaces; throws at the first thing that is not well-formed. */
export function xmlTree(document: string): Tree {
  const parser = new SaxesParser({ xmlns: true });
  const root: Tree = { name: '', attributes: {}, inside: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element: Tree = { name: nameOf(tag), attributes: attributesOf(tag), inside: [], text: '' };
    open.at(-1)?.inside.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(document).close();
  const [only, ...others] = root.inside;
  if (!only || others.length > 0) throw new Error('A document has one root');
  return only;
}

const nameOf = ({ uri, local }: SaxesTagNS): string => (uri === '' ? local : `{${uri}}${local}`);

const attributesOf = ({ attributes }: SaxesTagNS): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));

/** What is right inside an element by that name. */
export const all = (tree: Tree, name: string): Tree[] => tree.inside.filter((one) => one.name === name);

/** The words of the only one. */
export function only(tree: Tree, name: string): string {
  const found = all(tree, name);
  if (found.length !== 1) throw new Error(`${tree.name} has ${found.length} ${name}`);
  return (found[0] as Tree).text;
}
