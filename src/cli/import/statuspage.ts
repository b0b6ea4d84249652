import type { Bygone, BygoneUpdate } from '../../domain/history/bygone.ts';
import type { Severity } from '../../domain/severity.ts';
import { type Status, statuses } from '../../domain/status.ts';
import { type Fields, listAt, textAt, timeAt } from './fields.ts';
import { hitsOf } from './hits.ts';
import { wordsOf } from './words.ts';

/** Why an incident is passed over, in the order in which that is said. */
export const reasons = {
  incomplete: 'without an id, a name or the time it was created',
  maintenance: 'planned maintenance',
  open: 'not over yet: import them when they are',
  future: 'with times that have not come yet',
  twice: 'in the file a second time',
} as const;
export type Reason = keyof typeof reasons;

const keeper = 'Statuspage';

/** How bad it was there, and here. Statuspage: the `impact` of an incident; `maintenance` is none. */
const severityOf: Readonly<Record<string, Severity>> = { critical: 'sev1', major: 'sev2', minor: 'sev3', none: 'sev4' };
/** Statuspage: the statuses of planned maintenance. */
const planned = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);

/**
 * Reads an incident as Statuspage's API gives it (`/api/v2/incidents.json`, and `/v1/pages/…/incidents`, which has all of
 * them). Needed are `id`, `name` and `created_at`; whatever else is missing is taken from what is there.
 */
export function readIncident(from: Fields, now: Date): Bygone | Reason {
  const [id, title, created] = [textAt(from, 'id'), wordsOf(textAt(from, 'name')), timeAt(from, 'created_at')];
  if (id === '' || title === '' || !created) return 'incomplete';
  const [status, impact] = [textAt(from, 'status'), textAt(from, 'impact')];
  if (impact === 'maintenance' || planned.has(status)) return 'maintenance';
  const told = updatesOf(from, id, created);
  const updates = told.filter(({ isPostmortem }) => !isPostmortem);
  if (!isOver(from, status, updates)) return 'open';
  const started = timeAt(from, 'started_at') ?? created;
  // It cannot have begun after somebody told of it.
  const began = new Date(Math.min(started.getTime(), ...updates.map(({ at }) => at.getTime())));
  const ended = endOf(from, updates) ?? began;
  if (began > now || ended > now) return 'future';
  // That it ended before it began says only that nobody knows when it did.
  const to = new Date(Math.max(began.getTime(), ended.getTime()));
  const key = keyOf(id);
  const severity = severityOf[impact] ?? 'sev4';
  return {
    ...{ key, keeper, title, severity, from: began, to, updates },
    page: textAt(from, 'shortlink') || null,
    hits: hitsOf(from, { key, severity, from: began, to }),
    postmortem: postmortemOf(from, told, { to, now }),
  };
}

export const keyOf = (id: string): string => `statuspage ${id}`;

interface Told extends BygoneUpdate {
  readonly isPostmortem: boolean;
}

/** The oldest first; the file has the newest first. Of the same moment the one that stands later in the file is older. */
function updatesOf(from: Fields, id: string, created: Date): Told[] {
  const all = listAt(from, 'incident_updates').map((one, place) => {
    const status = textAt(one, 'status');
    return {
      key: `${keyOf(id)} ${textAt(one, 'id') || `update ${textAt(one, 'created_at')}`}`,
      at: timeAt(one, 'display_at') ?? timeAt(one, 'created_at') ?? created,
      status: statuses.find((ours) => ours === status) ?? null,
      text: wordsOf(textAt(one, 'body')),
      isPostmortem: status === 'postmortem',
      place,
    };
  });
  return all.toSorted((a, b) => a.at.getTime() - b.at.getTime() || b.place - a.place);
}

/** Older exports lack the status: then its end, or its last update, says so. */
function isOver(from: Fields, status: string, updates: readonly BygoneUpdate[]): boolean {
  if (status !== '') return status === 'resolved' || status === 'postmortem';
  const last = updates.findLast((one) => one.status !== null);
  return last ? last.status === 'resolved' : timeAt(from, 'resolved_at') !== null;
}

function endOf(from: Fields, updates: readonly BygoneUpdate[]): Date | null {
  const isEnd = ({ status }: { status: Status | null }) => status === 'resolved';
  return timeAt(from, 'resolved_at') ?? (updates.findLast(isEnd) ?? updates.at(-1))?.at ?? null;
}

/** The text as it went out: beside the incident, or as its last update. What never went out is a draft, and stays there. */
function postmortemOf(
  from: Fields,
  told: readonly Told[],
  { to, now }: { readonly to: Date; readonly now: Date },
): Bygone['postmortem'] {
  const shown = told.findLast(({ isPostmortem, text }) => isPostmortem && text !== '');
  const at = timeAt(from, 'postmortem_published_at') ?? shown?.at;
  const text = wordsOf(textAt(from, 'postmortem_body')) || shown?.text;
  if (!at || !text || at > now) return null;
  return { text, at: at < to ? to : at };
}
