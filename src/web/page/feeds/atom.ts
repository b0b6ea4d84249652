import type { StatusPage } from '../../../domain/page/status-page.ts';
import { pageName } from '../address.ts';
import type { Document } from '../document.ts';
import { entriesOf, type FeedEntry, tagOf } from './entry.ts';
import { element, type Markup, wholeXml } from './markup.ts';

const html = 'text/html';

/** The newest incidents as an Atom feed. RFC 4287. */
export const atom = (page: StatusPage): Document => ({
  type: 'application/atom+xml; charset=utf-8',
  body: wholeXml(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom' },
      element('id', {}, tagOf(page, 'incidents')),
      element('title', {}, `${pageName(page)}: incidents`),
      element('updated', {}, (page.changedAt ?? new Date(0)).toISOString()),
      element('author', {}, element('name', {}, pageName(page))),
      element('link', { rel: 'self', type: 'application/atom+xml', href: `${page.url}history.atom` }),
      element('link', { rel: 'alternate', type: html, href: page.url }),
      element('link', { rel: 'alternate', type: 'application/rss+xml', href: `${page.url}history.rss` }),
      ...entriesOf(page).map(entry),
    ),
  ),
});

const entry = ({ id, title, address, posted, updated, content }: FeedEntry): Markup =>
  element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('published', {}, posted.toISOString()),
    element('updated', {}, updated.toISOString()),
    element('link', { rel: 'alternate', type: html, href: address }),
    element('content', { type: 'html' }, content),
  );
