import { declare as declareIncident } from '../../domain/declare.ts';
import type { Mode } from '../../domain/mode.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { isNoSeverity, type Severity } from '../../domain/severity.ts';
import { permitted } from '../permitted.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { readDeclaration, type TypedDeclaration } from './declaration.ts';
import { echo, nextHint, no } from './said-back.ts';

/** Nobody said how bad it is. */
const usual: Severity = 'sev3';

export const declare: Command = {
  verb: 'declare',
  aliases: ['new', 'open', 'start', 'create'],
  takes: '[sev1..sev4] <title> [private] [test|retro]',
  does: 'opens an incident and its channel',
  anywhere: true,
  async run({ rest, by, teamId, key }, house) {
    const { desk, cadences, openings } = house;
    const typed = readDeclaration(rest);
    const doubt = inDoubt(typed);
    if (doubt) return doubt;
    const { severity, title, mode, isPrivate } = typed;
    const declaration = { title, severity: severity ?? usual, mode, isPrivate, by };
    const refusal = await permitted('private', null, by.id, house);
    const outcome = await desk.declare(
      teamId,
      (who, now) => (isPrivate ? refusal(null) : undefined) ?? declareIncident(declaration, who, cadences, now),
      key,
    );
    if (!outcome.ok) return outcome.refusal;
    const { incident } = outcome.value;
    const { id } = incident;
    const lines = [
      `#${id} declared, opening its channel: ${incident.severity}, “${echo(incident.title)}”. You lead.`,
      nextHint(incident.next, desk.clock),
      ...(isPrivate ? [privateHint] : []),
      ...modeHint[mode],
    ];
    if (severity === undefined) lines.push(`Severity is ${usual} until you say: \`/incident #${id} severity sev1\``);
    // The same command a second time: its channel may be there by now.
    const { channel } = incident;
    return channel === null ? { text: understood(...lines), later: openings.wait(id) } : { text: understood(...lines) };
  },
};

/** What is not to be guessed: who may see it, and how bad it is. */
function inDoubt({ severity, title, isInDoubt }: TypedDeclaration): Refusal | undefined {
  const { text } = title;
  if (isInDoubt) {
    const start = `/incident declare ${severity ?? usual}`;
    const without = text.replace(/^private[\s:,–—-]*/iu, '') || '<title>';
    const sentence = '“private” may be what it is, or a word of its title: nothing is declared yet.';
    return no('usage', sentence, `${start} ${without} private`, `${start} "${text}"`);
  }
  const ends = [text.split(/\s/u, 1)[0], text.split(/\s/u).at(-1)];
  const wrong = ends.find((word) => isNoSeverity(word ?? ''));
  if (severity !== undefined || !wrong) return undefined;
  const sentence = `${quoted(wrong)} is no severity: sev1 (worst) to sev4 are.`;
  return no('usage', sentence, `/incident declare sev2 ${text.replace(wrong, '').trim() || '<title>'}`);
}

export const privateHint = 'It is private: only those in its channel see anything of it, and you choose them.';

/** What somebody should know of a kind of incident that is not the usual one. */
export const modeHint: Readonly<Record<Mode, readonly string[]>> = {
  live: [],
  test: ['It is a test: announced to nobody, counted nowhere.'],
  retro: ['It is written down after the fact: no reminder rings for it.'],
};
