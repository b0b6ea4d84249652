import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { capital } from '../../../domain/postmortem/sentence.ts';
import type { Post } from '../../../domain/report/posts.ts';
import { stampWithDash } from '../../../domain/report/stamp.ts';
import { incidentAddress } from '../address.ts';
import { firstPosted, newestFirst } from '../newest-first.ts';
import { element, type Markup } from './markup.ts';

/** Incidents in a feed: those that are older its readers have. */
const most = 25;

/** An incident in a feed. */
export interface FeedEntry {
  /** A `tag:` URI (RFC 4151): what a reader knows it by, whatever it is called later. */
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly posted: Date;
  readonly updated: Date;
  /** HTML: what was said, the newest first. */
  readonly content: string;
}

export const entriesOf = (page: StatusPage): readonly FeedEntry[] =>
  newestFirst(page)
    .slice(0, most)
    .map((incident) => entryOf(incident, page));

/** A name that stays: the host may be written in it, its port and brackets may not. */
export const tagOf = ({ url }: Pick<StatusPage, 'url'>, name: string): string =>
  `tag:${new URL(url).hostname.replace(/[^a-z\d.-]+/gu, '-').replace(/^-|-$/gu, '')},2026:${name}`;

function entryOf(incident: PublicIncident, page: StatusPage): FeedEntry {
  const { key, title, posts, postmortem, changedAt } = incident;
  const address = incidentAddress(page, key);
  const paper: readonly Post[] = postmortem ? [{ ...postmortem, seq: 0, word: 'postmortem' }] : [];
  const said = [...posts, ...paper].toSorted((one, other) => one.posted.at.getTime() - other.posted.at.getTime());
  return {
    id: tagOf(page, `incidents/${key}`),
    title,
    address,
    posted: firstPosted(incident),
    updated: changedAt,
    content: said
      .toReversed()
      .map((post) => paragraph(post, page.zone, address).markup)
      .join(''),
  };
}

/** A postmortem has headings and tables of its own: it is read on the page. */
function paragraph({ word, text, posted }: Post, zone: string, address: string): Markup {
  const said = word === 'postmortem' ? [element('a', { href: address }, 'Read the postmortem')] : linesOf(text);
  return element(
    'p',
    {},
    element('small', {}, stampWithDash(posted, zone)),
    element('br', {}),
    element('strong', {}, capital(word)),
    ...(said.length === 0 ? [] : [' - ', ...said]),
  );
}

const linesOf = (text: string): Array<string | Markup> =>
  text.trim() === ''
    ? []
    : text.split(/\r\n?|\n/u).flatMap((line, place) => (place === 0 ? [line] : [element('br', {}), line]));
