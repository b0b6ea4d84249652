import type { Author } from '../../domain/change.ts';
import type { Incident } from '../../domain/incident.ts';
import { isOnPage, mayBePublic, putOnPage } from '../../domain/page/on-page.ts';
import { isClean } from '../../domain/page/page-words.ts';
import { findingsIn } from '../../domain/page/preview.ts';
import type { House } from '../commands/command.ts';
import { permitted } from '../permitted.ts';
import { textField, ticks } from '../views/forms.ts';
import type { Sent } from './deed.ts';
import { anyway, otherwise } from './page.ts';

/** Whether customers read it, and in which words: the last fields of a form that says news. */
export const pageFields = (incident: Incident) =>
  mayBePublic(incident)
    ? [
        ticks(
          'page',
          'Customers',
          [['shown', 'read it on the status page'], anyway],
          isOnPage(incident) ? ['shown'] : [],
        ),
        textField('public', 'What the status page says', {
          lines: 'many',
          optional: true,
          hint: 'Left empty: the same words as above.',
        }),
      ]
    : [];

/** What a form wants of the page. */
export interface Wish {
  /** What the entry says there; undefined: its own words. */
  readonly page: string | undefined;
  /** The incident comes onto the page with it. */
  readonly puts: boolean;
}

/** What somebody ticked and wrote for the page, or what is wrong with that, by its field. */
export async function wishIn(
  { by, about: { incident: id }, value }: Pick<Sent, 'by' | 'about' | 'value'>,
  text: string,
  house: House,
): Promise<Wish | { readonly errors: Readonly<Record<string, string>> }> {
  const incident = await house.desk.records.find({ id });
  if (!incident || !mayBePublic(incident)) return { page: undefined, puts: false };
  const ticked = value('page').split(' ');
  const own = value('public').trim();
  const isThere = isOnPage(incident);
  if (!ticked.includes('shown')) return { page: own === '' && isThere ? '' : own || undefined, puts: false };
  const refusal = (await permitted('publish', { id }, by.id, house))(incident)?.refusal;
  // Whoever may not publish says news all the same: it stays inside until somebody lets it out.
  if (refusal) return isThere ? { page: '', puts: false } : { errors: { page: refusal.sentence } };
  const words = own || text;
  const isAnyway = ticked.includes('anyway');
  const line = `/incident #${id} publish page`;
  const [found] = [...findingsIn('It', words, line), ...(isThere ? [] : findingsIn('The title', incident.title, line))];
  if (found && !isAnyway) return { errors: { public: otherwise(found) } };
  return { page: own || (isClean(words) ? undefined : words), puts: !isThere };
}

/** Puts the incident on the page behind the news that asked for it. Resolves with what to say of it. */
export async function putToo(
  { puts }: Wish,
  { by, about: { incident: id }, key }: { readonly by: Author } & Pick<Sent, 'about' | 'key'>,
  { desk, pageUrl }: House,
): Promise<string[]> {
  if (!puts) return [];
  const put = (one: Incident, now: Date) => putOnPage(one, { by, title: one.title, letOut: [] }, now);
  const outcome = await desk.change({ id }, put, `${key} page`);
  return outcome.ok ? [`#${id} is on the status page: ${pageUrl}`] : [];
}
