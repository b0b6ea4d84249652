import type { Incident } from '../../domain/incident.ts';
import { isOnPage } from '../../domain/page/on-page.ts';
import type { Preview } from '../../domain/page/preview.ts';
import type { Post } from '../../domain/report/posts.ts';
import { showTold } from '../../domain/told.ts';
import { findingLine } from './checklist.ts';
import { cut, escapeText, oneLine } from './mrkdwn.ts';

/** As much of a post as one reads before it goes out. */
const glance = 600;

/** Whether customers read of it, and under which title where that is another one; undefined while it is internal. */
export function shownOutside(incident: Incident): string | undefined {
  if (!isOnPage(incident)) return undefined;
  const { title, pageTitle } = incident;
  return pageTitle === title ? 'shows it' : `shows it as “${cut(escapeText(oneLine(pageTitle ?? '')), 300)}”`;
}

/** What customers read, or would, the newest first as the page has it; and what should be looked at before. */
export function previewed({ title, posts, findings }: Preview, now: Date): string[] {
  return [
    `*${escapeText(oneLine(title))}*`,
    ...posts.toReversed().map((post) => postLine(post, now)),
    ...(findings.length === 0 ? [] : ['*Before it goes out*', ...findings.map(findingLine)]),
  ];
}

function postLine({ word, text, posted }: Post, now: Date): string {
  // Of the postmortem they have seen all when it was published.
  const words = word === 'postmortem' || text === '' ? '' : `: ${cut(escapeText(text), glance)}`;
  return `> *${word}* ${showTold(posted, now)}${words}`.replace(/\n/gu, '\n> ');
}
