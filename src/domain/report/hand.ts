import { cell, prose } from '../postmortem/markdown.ts';
import { outsideCode } from '../postmortem/outside-code.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** A way to write a report down: what people wrote comes in as they wrote it. */
export interface Hand {
  /** As people type it, and how the name of the file ends. */
  readonly ending: 'txt' | 'md';
  readonly title: (words: string) => string;
  readonly heading: (words: string) => string;
  /** A short one, in front of what belongs to it. */
  readonly word: (words: string) => string;
  /** Between a heading and its text, and between that and its stamp. */
  readonly gap: string;
  /** One line that names things. */
  readonly line: (words: string) => string;
  readonly stamp: (words: string) => string;
  readonly said: (text: string) => string;
  /** The postmortem as it was published: Markdown in which nothing of what people wrote does harm. */
  readonly paper: (markdown: string) => string;
  readonly link: (words: string, address: string) => string;
}

const asItIs = (words: string): string => words;
const onOneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim();

const text: Hand = {
  ending: 'txt',
  title: onOneLine,
  heading: onOneLine,
  word: asItIs,
  gap: '\n',
  line: onOneLine,
  stamp: asItIs,
  said: (said) => said.replace(/\r\n?/gu, '\n').trim(),
  paper: (markdown) => plainMarkdown(untitled(markdown)),
  link: (words, address) => `${words}: ${address}`,
};

const markdown: Hand = {
  ending: 'md',
  title: (words) => `# ${cell(onOneLine(words))}`,
  heading: (words) => `## ${cell(onOneLine(words))}`,
  word: (words) => `**${words}**`,
  gap: '\n\n',
  line: (words) => prose(onOneLine(words)),
  stamp: (words) => `_${words}_`,
  said: (said) => prose(said.trim()),
  paper: (paper) => outsideCode(untitled(paper), lowered),
  link: (words, address) => `[${words}](<${address}>)`,
};

/** It begins with the incident's title, which stands above it here. */
export const untitled = (paper: string): string => paper.replace(/^# .*\n+/u, '').trim();

/** Its headings are below that of the postmortem, which it has not in the record. */
const lowered = (line: string): string => line.replace(/^#{2,5}(?=\s)/u, '#$&');

const hands: readonly Hand[] = [text, markdown];
const alsoCalled: Readonly<Record<string, Hand['ending']>> = { text: 'txt', plain: 'txt', markdown: 'md' };

/** By what somebody typed, or the ending of a file: `md`, `.txt`, `text`. */
export function handCalled(words: string): Hand | undefined {
  const name = words.trim().toLowerCase().replace(/^\./u, '');
  return hands.find(({ ending }) => ending === (alsoCalled[name] ?? name));
}
