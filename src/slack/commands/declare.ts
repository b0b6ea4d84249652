import type { Change } from '../../domain/change.ts';
import { type Declaration, declare as declareIncident } from '../../domain/declare.ts';
import { readWindow } from '../../domain/impacts/reading/read.ts';
import type { ReadEnds } from '../../domain/impacts/reading/settle.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Mode } from '../../domain/mode.ts';
import type { Outcome, Refusal } from '../../domain/outcome.ts';
import { resolve as resolveIncident } from '../../domain/resolve.ts';
import { plain } from '../../domain/said.ts';
import { isNoSeverity, type Severity } from '../../domain/severity.ts';
import { sayWhen } from '../../domain/told.ts';
import { tookWords } from '../../domain/took.ts';
import { permitted } from '../permitted.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command, House, Order } from './command.ts';
import { readDeclaration, type TypedDeclaration } from './declaration.ts';
import { timeInDoubt } from './impact-in-doubt.ts';
import { echo, nextHint, no } from './said-back.ts';

/** Nobody said how bad it is. */
const usual: Severity = 'sev3';

export const declare: Command = {
  verb: 'declare',
  aliases: ['new', 'open', 'start', 'create'],
  takes: '[sev1..sev4] <title> [private] [test|retro]',
  does: 'opens an incident and its channel; “… from <time> to <time> retro” writes one down after the fact',
  anywhere: true,
  async run(order, house) {
    const { rest, by } = order;
    const { desk, openings } = house;
    const typed = readDeclaration(rest);
    const doubt = inDoubt(typed);
    if (doubt) return doubt;
    const told = toldEnds(typed, order, desk.clock());
    if ('code' in told) return told;
    const { severity, title, mode, isPrivate } = typed;
    const declaration = { title, severity: severity ?? usual, mode, isPrivate, by, at: told.from ?? undefined };
    const outcome = await declared(declaration, told.to, order, house);
    if (!outcome.ok) return outcome.refusal;
    const { incident } = outcome.value;
    const { id } = incident;
    const lines = [
      `#${id} declared, opening its channel: ${incident.severity}, “${echo(incident.title)}”. You lead.`,
      ...(incident.resolvedAt ? [] : [nextHint(incident.next, desk.clock)]),
      ...(isPrivate ? [privateHint] : []),
      ...modeHint[mode],
      ...whenHint(incident, told, order, desk.clock()),
    ];
    if (severity === undefined) lines.push(`Severity is ${usual} until you say: \`/incident #${id} severity sev1\``);
    // The same command a second time: its channel may be there by now.
    const { channel } = incident;
    return channel === null ? { text: understood(...lines), later: openings.wait(id) } : { text: understood(...lines) };
  },
};

/** When it was, as far as they told. */
function toldEnds({ window }: TypedDeclaration, { rest, zone }: Order, now: Date): ReadEnds | Refusal {
  if (window === null) return { from: null, to: null };
  const ends = readWindow(window, zone, { from: now, to: now, now });
  return 'ask' in ends ? timeInDoubt(ends.ask, rest.text, 'declare') : ends;
}

/** Declares it; what was over by then is resolved with it, or neither. */
async function declared(
  declaration: Declaration,
  end: ReadEnds['to'],
  { teamId, by, zone, key }: Order,
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

/** What is not to be guessed: who may see it, and how bad it is. */
function inDoubt({ severity, title, isInDoubt }: TypedDeclaration): Refusal | undefined {
  const { text } = title;
  if (isInDoubt) {
    const start = `/incident declare ${severity ?? usual}`;
    const without =
      text.replace(/[^\p{L}\p{N}]*(?<![\p{L}\p{N}])private(?![\p{L}\p{N}])[^\p{L}\p{N}]*/iu, ' ').trim() || '<title>';
    const sentence = '“private” may be what it is, or a word of its title: nothing is declared yet.';
    return no('usage', sentence, `${start} ${without} private`, `${start} "${text}"`);
  }
  const ends = [text.split(/\s/u, 1)[0], text.split(/\s/u).at(-1)];
  const wrong = ends.find((word) => isNoSeverity(word ?? ''));
  if (severity !== undefined || !wrong) return undefined;
  const sentence = `${quoted(wrong)} is no severity: sev1 (worst) to sev4 are.`;
  return no('usage', sentence, `/incident declare sev2 ${text.replace(wrong, '').trim() || '<title>'}`);
}

export const privateHint =
  'It is private: only those in its channel or with a role see anything of it, and you choose them.';

/** What somebody should know of a kind of incident that is not the usual one. */
export const modeHint: Readonly<Record<Mode, readonly string[]>> = {
  live: [],
  test: ['It is a test: announced to nobody, counted nowhere.'],
  retro: ['It is written down after the fact: no reminder rings for it.'],
};

function whenHint(incident: Incident, { from, to }: ReadEnds, { zone }: Order, now: Date): string[] {
  const began = from ? [`It began ${sayWhen(from, [zone], now)}.`] : [];
  if (to === null) return began;
  const after = `It ended ${sayWhen(to, [zone], now)}, after ${tookWords(incident)}: it is resolved.`;
  return [...began, after, 'The postmortem draft goes to the channel.'];
}
