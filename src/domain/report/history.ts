import { capital } from '../postmortem/sentence.ts';
import type { Hand } from './hand.ts';
import type { Post } from './posts.ts';
import type { Report } from './report.ts';
import { stampWithoutYear } from './stamp.ts';

/** As the history of a status page has it: the newest first, no year, and of the postmortem where it is read. */
export const historyOf = (report: Report, hand: Hand): string[] => [
  hand.title(report.incident.title),
  ...report.posts.toReversed().map((post) => postOf(post, report, hand)),
];

function postOf({ word, text, posted }: Post, { zone, link }: Report, hand: Hand): string {
  const read = link === null ? [] : [hand.link('Read the postmortem', link)];
  const said = text === '' ? [] : [hand.said(text)];
  return [
    `${hand.word(capital(word))} -`,
    ...(word === 'postmortem' ? read : said),
    hand.stamp(stampWithoutYear(posted, zone)),
  ].join(hand.gap);
}
