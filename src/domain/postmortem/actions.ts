import { showDate } from '../show-time.ts';
import { type Entry, isKind } from '../timeline.ts';
import { showEntryTime } from '../told.ts';
import { showDueDate } from './absolute.ts';
import { list } from './markdown.ts';
import type { Material, Section } from './section.ts';

/** What was done against its coming again, and what is planned: each with its owner and its date. */
export function actionsSection({ standing, incident: { id } }: Material): Section {
  const [done, planned] = [completed(standing), open(standing)];
  const parts = [...headed('Completed', done), ...headed('Planned', planned)];
  const questions = [
    ...(done.length > 0 ? [] : [`What has been done already? Add it with \`/incident #${id} action done <text>\`.`]),
    ...(planned.length > 0
      ? []
      : [`What will keep it from happening again? Add it with \`/incident #${id} action <text> @owner by <date>\`.`]),
  ];
  return { key: 'actions', title: 'Action items', body: parts.join('\n\n'), questions };
}

const headed = (name: string, items: readonly string[]): string[] =>
  items.length > 0 ? [`### ${name}`, list(items)] : [];

const completed = (timeline: readonly Entry[]): string[] =>
  timeline.flatMap((entry) => {
    if (!isKind(entry, 'action_done')) return [];
    const action = timeline.find(({ seq }) => seq === entry.detail.action);
    const what = [action?.text, entry.text].filter(Boolean).join(': ');
    return [`${what} (${entry.byName}, ${showEntryTime(entry, showDate)})`];
  });

function open(timeline: readonly Entry[]): string[] {
  const done = new Set(timeline.flatMap((entry) => (isKind(entry, 'action_done') ? [entry.detail.action] : [])));
  return timeline.flatMap((entry) => {
    if (!isKind(entry, 'action') || done.has(entry.seq)) return [];
    const { ownerName, due, zone } = entry.detail;
    const who = `owner: ${ownerName ?? 'nobody yet'}, due: ${due ? showDueDate(new Date(due), zone) : 'no date yet'}`;
    return [`${entry.text} (action ${entry.seq}, ${who})`];
  });
}
