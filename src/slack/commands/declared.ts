import type { Clock } from '../../desk/ports.ts';
import type { Change } from '../../domain/change.ts';
import { type Declaration, declare as declareIncident } from '../../domain/declare.ts';
import type { ReadEnds } from '../../domain/impacts/reading/settle.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Mode } from '../../domain/mode.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { resolve as resolveIncident } from '../../domain/resolve.ts';
import { plain } from '../../domain/said.ts';
import { sayWhen } from '../../domain/told.ts';
import { tookWords } from '../../domain/took.ts';
import { permitted } from '../permitted.ts';
import type { House, Order } from './command.ts';
import { echo, nextHint } from './said-back.ts';

/** Declares it; what was over by then (`end`) is resolved with it, or neither. */
export async function declared(
  declaration: Declaration,
  end: ReadEnds['to'],
  { teamId, by, zone, key }: Pick<Order, 'teamId' | 'by' | 'zone' | 'key'>,
  house: House,
): Promise<Outcome<Change>> {
  const { desk, cadences, archiveAfter } = house;
  const mayHide = await permitted('private', null, by.id, house);
  const mayEnd = await permitted('resolve', null, by.id, house);
  const ended = (incident: Incident, now: Date) =>
    mayEnd(incident) ??
    resolveIncident(incident, plain(''), [], by, now, {
      ...{ leadZone: zone, archiveAfter, at: end ?? undefined },
    });
  const outcome = await desk.declare(
    teamId,
    (who, now) => {
      const refusal = declaration.isPrivate ? mayHide(null) : undefined;
      const change = refusal ?? declareIncident(declaration, who, cadences, now);
      const after = change.ok && end ? ended(change.value.incident, now) : change;
      return after.ok ? change : after;
    },
    key,
  );
  if (!outcome.ok || end === null) return outcome;
  // A change holds one entry: the end is one of its own, and comes once as well.
  return desk.change({ id: outcome.value.incident.id }, ended, `${key} end`);
}

/** What was understood of it, line by line; `ends` are its times as somebody told them. `zone`: theirs. */
export const declaredWords = (incident: Incident, ends: ReadEnds, zone: string, clock: Clock): string[] => [
  `#${incident.id} declared, opening its channel: ${incident.severity}, “${echo(incident.title)}”. You lead.`,
  ...(incident.resolvedAt ? [] : [nextHint(incident.next, clock)]),
  ...(incident.isPrivate ? [privateHint] : []),
  ...modeHint[incident.mode],
  ...whenHint(incident, ends, zone, clock()),
];

const privateHint = 'It is private: only those in its channel or with a role see anything of it, and you choose them.';

/** What somebody should know of a kind of incident that is not the usual one. */
const modeHint: Readonly<Record<Mode, readonly string[]>> = {
  live: [],
  test: ['It is a test: announced to nobody, counted nowhere.'],
  retro: ['It is written down after the fact: no reminder rings for it.'],
};

function whenHint(incident: Incident, { from, to }: ReadEnds, zone: string, now: Date): string[] {
  const began = from ? [`It began ${sayWhen(from, [zone], now)}.`] : [];
  if (to === null) return began;
  const after = `It ended ${sayWhen(to, [zone], now)}, after ${tookWords(incident)}: it is resolved.`;
  return [...began, after, 'The postmortem draft goes to the channel.'];
}
