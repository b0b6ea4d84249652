import type { Picture } from '../../desk/pictures.ts';
import { escapeText } from './mrkdwn.ts';
import { line } from './reply.ts';

/** The message before the pictures: what each of them tells, whatever becomes of the files. `which`: escaped. */
export const chartsSent = (which: string, pictures: ReadonlyArray<Pick<Picture, 'title' | 'finding'>>): string =>
  [
    `📈 ${which}, in pictures.`,
    ...pictures.map(({ title, finding }) => `• ${escapeText(title)}: ${escapeText(finding)}.`),
  ].join('\n');

/** What to do where it never came. */
export const chartsNotSent = (typed: string): string =>
  ['The pictures did not reach you. Ask for them again:', line(typed)].join('\n');
