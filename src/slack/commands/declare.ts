import { readWindow } from '../../domain/impacts/reading/read.ts';
import type { ReadEnds } from '../../domain/impacts/reading/settle.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { isNoSeverity, type Severity } from '../../domain/severity.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command, Order } from './command.ts';
import { readDeclaration, type TypedDeclaration } from './declaration.ts';
import { declared, declaredWords } from './declared.ts';
import { timeInDoubt } from './impact-in-doubt.ts';
import { no } from './said-back.ts';

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
    const lines = declaredWords(incident, told, order.zone, desk.clock);
    if (severity === undefined) lines.push(`Severity is ${usual} until you say: \`/incident #${id} severity sev1\``);
    // The same command a second time: its channel may be there by now.
    const { channel } = incident;
    return channel === null
      ? { text: understood(...lines), later: openings.wait({ incidentId: id, seq: 1 }) }
      : { text: understood(...lines) };
  },
};

/** When it was, as far as they told. */
function toldEnds({ window }: TypedDeclaration, { rest, zone }: Order, now: Date): ReadEnds | Refusal {
  if (window === null) return { from: null, to: null };
  const ends = readWindow(window, zone, { from: now, to: now, now });
  return 'ask' in ends ? timeInDoubt(ends.ask, rest.text, 'declare') : ends;
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
