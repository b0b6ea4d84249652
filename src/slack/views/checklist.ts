import type { KnownBlock } from '@slack/types';
import type { Finding } from '../../domain/postmortem/finding.ts';
import { section } from './message.ts';
import { cut, escapeText, pieces } from './mrkdwn.ts';
import { readable } from './paper.ts';
import { line } from './reply.ts';

/** A finding on a line, with what to type. */
export const findingLine = ({ sentence, cure }: Finding): string => `• ${escapeText(sentence)} ${line(cure)}`;

/** Slack: 3,000 characters in a section; a form has room for 100 blocks. */
const longest = 2900;
const mostBlocks = 30;

/** What the checklist found, and what goes out. */
export function checklistBlocks(findings: readonly Finding[], markdown: string): KnownBlock[] {
  const found = findings.length === 0 ? ['✅ Nothing is open.'] : findings.map(findingLine);
  return [
    ...inSections(['*Before it goes out*', ...found]).slice(0, mostBlocks),
    section(cut(`*What goes out*\n${readable(markdown.trim())}`, longest, 'it goes out whole')),
  ];
}

function inSections(lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  for (const words of lines.flatMap((one) => pieces(one, longest))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + words.length < longest) texts[texts.length - 1] = `${last}\n${words}`;
    else texts.push(words);
  }
  return texts.map(section);
}
