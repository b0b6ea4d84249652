import { counted } from '../counted.ts';
import { length } from '../impacts/window.ts';
import type { Incident } from '../incident.ts';
import type { PromiseRecord } from '../promises/record.ts';
import { graceSeconds, inMinutes, scoreOf, scoreWords } from '../promises/score.ts';
import { showDate } from '../show-time.ts';
import { endedAt } from '../told.ts';
import { showDueDate } from './absolute.ts';
import { namesIn } from './facts.ts';
import { list } from './markdown.ts';
import type { Material, Section } from './section.ts';
import { quoted, spelled } from './sentence.ts';

/** What was promised to whom, and what became of it. What was said again stands once; what nobody said is no promise. */
export function promisesSection({ promises, incident, timeline, now }: Material): Section {
  const made = promises.filter(
    ({ ended, origin }) => ended !== 'restated' && ended !== 'withdrawn' && origin !== 'rule',
  );
  const score = scoreWords(scoreOf(promises, now));
  const names = namesIn(timeline);
  const lines = [
    ...made.map((promise) => lineOf(promise, promises, names.get(promise.by) ?? '', now)),
    ...published(promises, incident),
  ];
  const body = [
    ...(score === null || made.length === 0 ? [] : [`${score}.`]),
    ...(lines.length > 0 ? [list(lines)] : []),
  ];
  return { key: 'promises', title: 'Promises', body: body.join('\n\n'), questions: [] };
}

/** What a promise is about, in a few words. */
export const promiseKind = {
  update: 'next update',
  postmortem: 'postmortem',
  recovery: 'recovery',
  contact: 'a word to customers',
} as const;

function lineOf(promise: PromiseRecord, all: readonly PromiseRecord[], who: string, now: Date): string {
  const { words, kind, madeAt } = promise;
  const times = saidAgain(promise, all);
  const again = times > 0 ? `, said ${counted(times, 'more time')}` : '';
  return `${quoted(words)} (${promiseKind[kind]}, promised${who && ` by ${who}`} on ${showDate(madeAt)}${again}): ${whenDue(promise)}; ${outcome(promise, now)}.`;
}

/** How often it was said again, in the same words or less exactly. */
const saidAgain = ({ number }: PromiseRecord, all: readonly PromiseRecord[]): number =>
  all.filter(({ restates, ended }) => restates === number && ended === 'restated').length +
  all.filter(
    (old) => old.ended === 'restated' && all.some((one) => one.number === number && one.restates === old.number),
  ).length;

/** `due Nov 7, 2025, 20:48 UTC`, `when ingestion is back`, `no date given`. */
export function whenDue({ due, event, kind, zone }: PromiseRecord): string {
  if (due) return `due ${kind === 'update' ? showDate(due) : showDueDate(due, zone)}`;
  return event ? `when ${event}` : 'no date given';
}

function outcome({ ended, endedAt: at, lateBy, due }: PromiseRecord, now: Date): string {
  if (ended === 'moved') return 'moved to another time';
  if (ended === null) return due && due < now ? 'overdue' : 'open';
  const on = at ? ` on ${showDate(at)}` : '';
  if (due === null) return `kept${on}`;
  if (lateBy === null || lateBy < 60) return `kept on time${on}`;
  const late = `${inMinutes(lateBy)} late`;
  return lateBy <= graceSeconds ? `kept${on}, ${late}` : `late: it came${on}, ${late}`;
}

/** When the postmortem was out, whoever owed it; of what was written down after the fact the end says nothing. */
function published(promises: readonly PromiseRecord[], incident: Incident): string[] {
  const kept = promises.find(({ kind, ended }) => kind === 'postmortem' && ended === 'kept');
  const over = endedAt(incident);
  if (!kept?.endedAt || !over || incident.mode !== 'live') return [];
  const after = spelled(length({ from: over, to: { ...over, at: kept.endedAt, precision: 'minute' } }));
  return after === '' ? [] : [`The postmortem was out on ${showDate(kept.endedAt)}, ${after} after the end.`];
}
