import type { StatusPage } from '../../../domain/page/status-page.ts';
import { pageName } from '../address.ts';
import type { Document } from '../document.ts';
import { entriesOf, type FeedEntry } from './entry.ts';
import { element, type Markup, wholeXml } from './markup.ts';

/** The newest incidents as an RSS 2.0 feed, which has no element of its own for where it is read: that is Atom's. */
export const rss = (page: StatusPage): Document => ({
  type: 'application/rss+xml; charset=utf-8',
  body: wholeXml(
    element(
      'rss',
      { version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom' },
      element(
        'channel',
        {},
        element('title', {}, `${pageName(page)}: incidents`),
        element('link', {}, page.url),
        element('description', {}, `What went wrong at ${pageName(page)}, and what was done about it.`),
        element('lastBuildDate', {}, (page.changedAt ?? new Date(0)).toUTCString()),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: `${page.url}history.rss` }),
        element('atom:link', { rel: 'alternate', type: 'application/atom+xml', href: `${page.url}history.atom` }),
        ...entriesOf(page).map(item),
      ),
    ),
  ),
});

const item = ({ id, title, address, posted, updated, content }: FeedEntry): Markup =>
  element(
    'item',
    {},
    element('title', {}, title),
    element('link', {}, address),
    element('guid', { isPermaLink: 'false' }, id),
    element('pubDate', {}, posted.toUTCString()),
    element('atom:updated', {}, updated.toISOString()),
    element('description', {}, content),
  );
