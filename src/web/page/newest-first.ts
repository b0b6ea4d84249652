import type { PublicIncident } from '../../domain/page/public-incident.ts';
import type { StatusPage } from '../../domain/page/status-page.ts';

/** All of them, those that go on and those that are over, by when readers heard of them first. */
export const newestFirst = ({ open, past }: Pick<StatusPage, 'open' | 'past'>): readonly PublicIncident[] =>
  [...open, ...past].toSorted((one, other) => firstPosted(other).getTime() - firstPosted(one).getTime());

/** When readers heard of it. */
export const firstPosted = ({ posts, changedAt }: Pick<PublicIncident, 'posts' | 'changedAt'>): Date =>
  posts[0]?.posted.at ?? changedAt;
