import { closest, distance } from 'fastest-levenshtein';
import type { Where } from '../../desk/ports.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { refused } from '../views/reply.ts';
import { type Answer, type Command, type House, isRefusal, type Order } from './command.ts';
import { commands, help } from './index.ts';
import { no } from './said-back.ts';

/** A command as it was typed: verb and all. */
export type Typed = Omit<Order, 'rest' | 'where'> & { readonly said: Said; readonly channel: string };

export async function runCommand(typed: Typed, house: House): Promise<Answer> {
  const { said, channel, ...common } = typed;
  const { where, verb, rest } = readVerb(trim(said), channel);
  const command = verb === '' ? help : commandCalled(verb);
  const reply = command
    ? await command.run({ ...common, where: where ?? { channel }, rest }, house)
    : unknownVerb(verb, rest, where);
  if (!isRefusal(reply)) return reply;
  const refusal = reply.code === 'no_incident' ? await offerOpen(reply, said.text, house) : reply;
  return { text: refused(usageOf(refusal, command), said.text, rest.text) };
}

/** `#12 update …` and `update #12 …` both name the incident; so does its channel's name. */
function readVerb(said: Said, channel: string): { where: Where | undefined; verb: string; rest: Said } {
  const before = splitAddress(said);
  const { word, rest } = splitWord(before.rest);
  const verb = word.toLowerCase().replace(/[:,]$/u, '');
  const after = before.where ? { where: undefined, rest } : splitAddress(rest);
  return { where: before.where ?? after.where ?? { channel }, verb, rest: after.rest };
}

function splitAddress(said: Said): { readonly where: Where | undefined; readonly rest: Said } {
  const [whole, number, id] =
    /^#(?:inc-)?(\d+)(?:-[\p{Ll}\d_-]*)?(?=\s|$)|^#(C[A-Z0-9]+)(?=\s|$)/u.exec(said.text) ?? [];
  if (whole === undefined) return { where: undefined, rest: said };
  return { where: number ? { id: Number(number) } : { channel: id ?? '' }, rest: trim(slice(said, whole.length)) };
}

const commandCalled = (verb: string): Command | undefined =>
  commands.find((command) => command.verb === verb || command.aliases?.includes(verb));

/** The line to type keeps every word they typed. */
function unknownVerb(verb: string, rest: Said, where: Where | undefined): Refusal {
  const names = commands.flatMap((command) => [command.verb, ...(command.aliases ?? [])]);
  const near = closest(verb, names);
  const address = where && 'id' in where ? `#${where.id} ` : '';
  if (distance(verb, near) <= (verb.length > 4 ? 2 : 1)) {
    const command = commandCalled(near)?.verb ?? near;
    return no(
      'unknown_verb',
      `There is no “${verb}”; did you mean ${command}?`,
      `/incident ${address}${command} ${rest.text}`.trim(),
    );
  }
  const words = `${verb} ${rest.text}`.trim();
  return no('unknown_verb', `There is no “${verb}”.`, `/incident ${address}update ${words}`, '/incident help');
}

/** Nobody said which incident: the same line with each that is open. */
async function offerOpen(refusal: Refusal, typed: string, { desk }: House): Promise<Refusal> {
  const open = await desk.records.listOpen();
  const words = splitAddress(trim({ text: typed, mentions: [] })).rest.text;
  const lines = open.slice(-5).map(({ id }) => `/incident #${id} ${words}`);
  return lines.length > 0
    ? { ...refusal, instead: lines }
    : { ...refusal, instead: ['/incident declare sev2 <title>'] };
}

/** What a verb takes, where something was missing. */
function usageOf(refusal: Refusal, command: Command | undefined): Refusal {
  if (!command || refusal.code !== 'empty_text') return refusal;
  return { ...refusal, instead: [`/incident ${command.verb} ${command.takes}`] };
}
