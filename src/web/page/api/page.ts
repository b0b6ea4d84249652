import type { StatusPage } from '../../../domain/page/status-page.ts';
import { pageName } from '../address.ts';
import { idOf } from './id.ts';
import { unknownTime, when, zoneName } from './when.ts';

/** Whose page it is. Every answer begins with it. Statuspage: `page`, whose address ends in no slash. */
export const pageField = (page: StatusPage) => ({
  id: pageId(page),
  name: pageName(page),
  url: page.url.replace(/\/$/u, ''),
  time_zone: zoneName(page.zone),
  updated_at: page.changedAt ? when(page.changedAt, page.zone) : unknownTime,
});

export const pageId = ({ url }: Pick<StatusPage, 'url'>): string => idOf('page', url);
