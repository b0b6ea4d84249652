import { type Author, type Change, step } from '../change.ts';
import { isSameName } from '../component.ts';
import { bot, type Incident } from '../incident.ts';
import { done, type Outcome, refuse } from '../outcome.ts';
import { plain, type Said } from '../said.ts';
import { isClean } from './page-words.ts';

/** How an incident comes onto the status page. */
export interface OnPage {
  readonly by: Author;
  /** What the page calls it. */
  readonly title: string;
  /** Entries whose words were looked at, and are let out as they read. */
  readonly letOut: readonly number[];
}

/** Whether customers may read of it at all: of what is private and of drills nobody outside hears, whatever anybody says. */
export const mayBePublic = ({ isPrivate, mode, deletedAt }: MayBe): boolean =>
  !isPrivate && mode !== 'test' && deletedAt === null;

type MayBe = Pick<Incident, 'isPrivate' | 'mode' | 'deletedAt'>;

/** Whether the page shows it. */
export const isOnPage = (incident: MayBe & Pick<Incident, 'pageTitle'>): boolean =>
  incident.pageTitle !== null && mayBePublic(incident);

/** Why it cannot come onto the page; undefined where it can. */
export function whyNotOnPage({ id, isPrivate, ...incident }: MayBe & Pick<Incident, 'id'>) {
  if (mayBePublic({ isPrivate, ...incident })) return undefined;
  const what = isPrivate
    ? 'is private: what is said of it stays with those inside'
    : 'is a drill: nobody outside hears of it';
  return refuse('not_supported', `#${id} ${what}.`, `/incident #${id} status`);
}

/** Puts it on the page, or gives it another title there. From then on what is said of it is said to customers too. */
export function putOnPage(incident: Incident, { by, title, letOut }: OnPage, now: Date): Outcome<Change> {
  const { id, pageTitle } = incident;
  const refusal = whyNotOnPage(incident);
  if (refusal) return refusal;
  const instead = `/incident #${id} publish title <text>`;
  if (title.trim() === '') return refuse('empty_text', 'The page needs a title for it.', instead);
  if (title === pageTitle && letOut.length === 0) {
    return refuse('same', `#${id} is on the status page as it is, as “${title}”.`, instead);
  }
  const detail = { title, letOut };
  return done(step(incident, { pageTitle: title }, { kind: 'page_shown', by, said: plain(''), detail, now }));
}

/** Takes it off the page. What customers have read they have read. */
export function takeOffPage(incident: Incident, said: Said, by: Author, now: Date): Outcome<Change> {
  const { id, pageTitle } = incident;
  if (pageTitle === null) {
    return refuse('same', `#${id} is not on the status page as it is.`, `/incident #${id} publish page`);
  }
  return done(step(incident, { pageTitle: null }, { kind: 'page_hidden', by, said, detail: {}, now }));
}

/** Its title on the page follows the one it has inside, unless the page has one of its own, or the new one gives away the inside. */
export const pageTitleAfter = ({ title, pageTitle }: Pick<Incident, 'title' | 'pageTitle'>, next: string) =>
  pageTitle !== null && pageTitle === title && isClean(next) ? next : pageTitle;

/** Which incidents come onto the page by themselves; null of either: all of them. */
export interface ByItself {
  readonly severities: readonly string[] | null;
  readonly components: readonly string[] | null;
}

/** Whether a rule of `sitrep.yml` wants it on the page. */
export function wantsPage(
  { severity, impacts, ...incident }: MayBe & Pick<Incident, 'severity' | 'impacts' | 'pageTitle'>,
  { severities, components }: ByItself,
): boolean {
  if (incident.pageTitle !== null || !mayBePublic(incident)) return false;
  const isBad = severities?.includes(severity) ?? true;
  const hits = impacts.filter(({ degree }) => degree !== 'none');
  return (
    isBad && (components === null || hits.some(({ component }) => components.some((one) => isSameName(one, component))))
  );
}

/** Sitrep itself, where a rule of `sitrep.yml` does it. */
export const byRule: Author = { id: bot, name: 'Sitrep', zone: 'UTC' };
