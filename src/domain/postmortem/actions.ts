import { showDate } from '../show-time.ts';
import { type Entry, type EntryOf, isKind } from '../timeline.ts';
import { showEntryTime } from '../told.ts';
import { showDueDate } from './absolute.ts';
import { list } from './markdown.ts';
import type { Material, Section } from './section.ts';
import { joined } from './sentence.ts';

/** What was done against its coming again, and what is planned: each with its owner and its date. */
export function actionsSection({ standing, incident: { id } }: Material): Section {
  const [done, planned] = [completed(standing), openActions(standing)];
  const parts = [...headed('Completed', done), ...headed('Planned', planned.map(plannedLine))];
  const questions = [
    ...(done.length > 0 ? [] : [`What has been done already? Add it with \`/incident #${id} action done <text>\`.`]),
    ...(planned.length > 0
      ? []
      : [`What will keep it from happening again? Add it with \`/incident #${id} action <text> @owner by <date>\`.`]),
    ...ownerless(planned, id),
    ...dateless(planned, id),
  ];
  return { key: 'actions', title: 'Action items', body: parts.join('\n\n'), questions };
}

const headed = (name: string, items: readonly string[]): string[] =>
  items.length > 0 ? [`### ${name}`, list(items)] : [];

/** What did harm itself belongs to what happened, and not to what keeps it from happening again. */
function completed(standing: readonly Entry[]): string[] {
  const harmful = new Set(harmfulDeeds(standing));
  return standing.flatMap((entry) => {
    if (!isKind(entry, 'action_done') || harmful.has(entry)) return [];
    const action = standing.find(({ seq }) => seq === entry.detail.action);
    const what = [action?.text, entry.text].filter(Boolean).join(': ');
    return [`${what} (done by ${entry.byName}, ${showEntryTime(entry, showDate)})`];
  });
}

/** What was done and hit something by itself, as an impact says. */
export function harmfulDeeds(standing: readonly Entry[]): Entry[] {
  const causes = new Set(standing.flatMap((entry) => (isKind(entry, 'impact') ? [entry.detail.causedBy] : [])));
  return standing.filter((entry) => isKind(entry, 'action_done') && causes.has(entry.seq));
}

/** What nobody has done yet. */
export function openActions(standing: readonly Entry[]): Array<EntryOf<'action'>> {
  const done = new Set(standing.flatMap((entry) => (isKind(entry, 'action_done') ? [entry.detail.action] : [])));
  return standing.filter((entry) => isKind(entry, 'action')).filter(({ seq }) => !done.has(seq));
}

const plannedLine = (action: EntryOf<'action'>): string => `${action.text} (action ${action.seq}, ${whose(action)})`;

/** `owner: Kofi, due: Nov 27, 2026, 10:40 UTC`. */
export function whose({ detail: { ownerName, due, zone } }: EntryOf<'action'>): string {
  return `owner: ${ownerName ?? 'nobody yet'}, due: ${due ? showDueDate(new Date(due), zone) : 'no date yet'}`;
}

function ownerless(planned: ReadonlyArray<EntryOf<'action'>>, id: number): string[] {
  const some = planned.filter(({ detail }) => detail.owner === null);
  if (some.length === 0) return [];
  const [which, each] = some.length === 1 ? ['Who does', 'Say it again'] : ['Who does each of', 'Say each again'];
  return [
    `${which} ${numbers(some)}? ${each} with \`/incident #${id} action <text> @owner by <date>\` and take the old one back with \`/incident #${id} retract ${some[0]?.seq} it has an owner now\`.`,
  ];
}

function dateless(planned: ReadonlyArray<EntryOf<'action'>>, id: number): string[] {
  const some = planned.filter(({ detail }) => detail.due === null && detail.owner !== null);
  if (some.length === 0) return [];
  return [
    `By when is ${numbers(some)} done? Say it with \`/incident #${id} action move ${some[0]?.seq} <date>: <why>\`.`,
  ];
}

const numbers = (actions: ReadonlyArray<EntryOf<'action'>>): string =>
  `${actions.length === 1 ? 'action' : 'actions'} ${joined(actions.map(({ seq }) => String(seq)))}`;
