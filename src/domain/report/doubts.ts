import { insideSays, insideWords } from '../postmortem/inside-words.ts';
import { brief } from '../postmortem/sentence.ts';
import type { Report } from './report.ts';

/** What somebody should look at before it goes out, a sentence each. The postmortem had its checklist when it was published. */
export function doubtsAbout({ incident: { id, title }, posts }: Report): string[] {
  const updates = posts.filter(({ word }) => word !== 'postmortem');
  // Why it was reopened is left out on purpose.
  const bare = updates.filter(({ word, text }) => text === '' && word !== 'investigating');
  return [
    ...inside('The title', title),
    ...updates.filter(({ text }) => text !== title).flatMap(({ seq, text }) => inside(`Entry ${seq}`, text)),
    ...bare.map(
      ({ seq, word }) => `Entry ${seq} says only “${word}”: /incident #${id} amend ${seq} <text> gives it words.`,
    ),
  ];
}

const inside = (where: string, text: string): string[] =>
  insideWords(text).map(({ sort, words }) => `${where} ${insideSays[sort]}: “${brief(words, 80)}”.`);
