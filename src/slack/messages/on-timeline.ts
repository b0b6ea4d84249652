import type { Desk, Records } from '../../desk/ports.ts';
import type { Standing } from '../../domain/as-it-stands.ts';
import type { Change } from '../../domain/change.ts';
import { note } from '../../domain/note.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Said } from '../../domain/said.ts';
import type { Source } from '../../domain/source.ts';
import type { EntryOf } from '../../domain/timeline.ts';
import type { SlackMessage } from './message.ts';
import { authorOf, writtenAt } from './source.ts';

type Place = Pick<SlackMessage, 'channel' | 'ts'>;

/** `n`: how often it was put on a timeline before, and taken back there or put on another one. */
const keyOf = ({ channel, ts }: Place, n: number): string => `message ${channel} ${ts} ${n}`;

/** Puts a message on an incident's timeline, once: where it stands there already, that entry is the answer. */
export async function putOnTimeline(
  desk: Desk,
  id: number,
  message: SlackMessage,
  said: Said,
  source: Source,
): Promise<Outcome<Change>> {
  const by = await authorOf(message, desk.records);
  for (let n = 0; ; n++) {
    const key = keyOf(message, n);
    const earlier = await desk.records.changeBy(key);
    if (earlier && !(await stands(earlier, id, desk.records))) continue;
    const outcome = await desk.change(
      { id },
      (incident, now) => note(incident, said, by, writtenAt(message), now, source),
      key,
    );
    // Somebody else may just have put it on another timeline under this very key.
    if (!outcome.ok || outcome.value.entry.incidentId === id) return outcome;
  }
}

/** The entries that were made from a message, as they read now, without those that were taken back. */
export async function madeFrom(place: Place, records: Records): Promise<Standing[]> {
  const found: Standing[] = [];
  for (let n = 0; ; n++) {
    const change = await records.changeBy(keyOf(place, n));
    if (!change) return found;
    const standing = await standingOf(change, records);
    if (standing && standing.retractedIn === null) found.push(standing);
  }
}

export const sourceIn = ({ first }: Standing): Source | undefined => (first as EntryOf<'note'>).detail.source;

async function stands(change: Change, id: number, records: Records): Promise<boolean> {
  return change.entry.incidentId === id && (await standingOf(change, records))?.retractedIn === null;
}

const standingOf = ({ entry }: Change, records: Records): Promise<Standing | undefined> =>
  records.standing(entry.incidentId, entry.seq);
