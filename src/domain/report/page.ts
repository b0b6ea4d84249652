import { capital } from '../postmortem/sentence.ts';
import { inBrackets, listed } from './affected.ts';
import type { Hand } from './hand.ts';
import type { Post } from './posts.ts';
import type { Report } from './report.ts';
import { stampWithDash } from './stamp.ts';

/** The page of one incident on a status page: its postmortem, then what was said, the newest first, then what was hit. */
export function pageOf(report: Report, hand: Hand): string[] {
  const { incident, name, affected } = report;
  const papers = report.posts.filter(({ word }) => word === 'postmortem');
  const others = report.posts.filter(({ word }) => word !== 'postmortem').toReversed();
  return [
    hand.title(incident.title),
    hand.line(name === null ? 'Incident Report' : `Incident Report for ${name}`),
    ...[...papers, ...others].map((post) => postOf(post, report, hand)),
    ...(affected.length === 0 ? [] : [hand.line(`This incident affected: ${listed(affected.map(inBrackets))}.`)]),
  ];
}

function postOf({ word, text, posted }: Post, { zone }: Report, hand: Hand): string {
  const stamp = hand.stamp(`Posted ${stampWithDash(posted, zone)}`);
  const heading = hand.heading(capital(word));
  // A paper has paragraphs of its own.
  if (word === 'postmortem') return [heading, hand.paper(text), stamp].join('\n\n');
  return [heading, ...(text === '' ? [] : [hand.said(text)]), stamp].join(hand.gap);
}
