import type { Where } from '../../desk/ports.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { declareOpening } from '../actions/declare.ts';
import type { Followed } from '../actions/deed.ts';
import { verbForms, whyNot } from '../actions/index.ts';
import { refused } from '../views/reply.ts';
import { type Answer, type Command, type House, isRefusal, type Order } from './command.ts';
import { lacksTitle, readDeclaration } from './declaration.ts';
import { commandCalled } from './index.ts';
import { unknownVerb } from './unknown-verb.ts';

/** A command as it was typed: verb and all. */
export interface Typed extends Omit<Order, 'rest' | 'where'> {
  readonly said: Said;
  /** Where it was typed. */
  readonly channel: string;
  /** The channel mentioned before or after the verb. */
  readonly named: string | undefined;
}

/** What was typed, in its parts. */
interface Parsed {
  readonly command: Command | undefined;
  /** The number of the incident that was named, if one was. */
  readonly id: number | undefined;
  readonly word: string;
  readonly rest: Said;
  /** The text before the verb, and all that follows it. */
  readonly before: string;
  readonly after: string;
}

/** @param called hears which verb it is; nothing typed, `unknown` where there is none of that name */
export async function runCommand(typed: Typed, house: House, called: (verb: string) => void): Promise<Answer> {
  const { said: raw, channel, named, ...common } = typed;
  const said = unpasted(trim(raw));
  const channelOf = named === undefined ? undefined : (await house.desk.records.find({ channel: named }))?.id;
  const isInside = (await house.desk.records.idOf({ channel })) !== undefined;
  const parsed = parse(said, channelOf, isInside);
  const { command, id, rest } = parsed;
  called(command?.verb ?? 'unknown');
  const where: Where = id === undefined ? { channel } : { id };
  const order: Order = { where, rest, ...common };
  const followed = command && (await formFor(command, order, house));
  if (followed?.opens)
    return { text: '', opens: { ...followed.opens, ...(rest.text === '' ? {} : { typed: said.text }) } };
  const reply =
    followed?.reply ??
    (command
      ? await command.run(order, house)
      : unknownVerb(parsed, (await house.desk.records.find(where)) !== undefined));
  if (!isRefusal(reply)) return reply;
  const refusal = reply.code === 'no_incident' ? await offerOpen(reply, said, house) : reply;
  const [text, ...more] = refused(addressed(usageOf(refusal, command), id), said.text, rest.text);
  return { text, more, came: 'refused' };
}

/** A verb whose words are missing opens its form, where it has one, the incident is there and this person may. */
async function formFor(
  command: Command,
  { where, rest, by, zone }: Order,
  house: House,
): Promise<Followed | undefined> {
  const { text: words } = rest;
  if (command.verb === 'declare')
    return lacksTitle(rest) ? { opens: declareOpening(readDeclaration(rest)) } : undefined;
  const form = verbForms.find(({ verb }) => verb === command.verb);
  if (!form || !(form.lacks || command.needs?.test(words))) return undefined;
  const incident = await house.desk.records.find(where);
  const asked = { words, said: rest, zone };
  if (!incident || form.lacks?.(incident, house, asked) === false) return undefined;
  const reply = await whyNot(form, incident, by.id, house);
  return reply ? { reply } : { opens: await form.opening(incident, house, asked) };
}

/** A line that was copied whole begins with the command itself. */
const unpasted = (said: Said): Said =>
  trim(slice(said, /^(?:\/incident\s+|incident\s+(?=#))/iu.exec(said.text)?.[0].length ?? 0));

/**
 * `#12 update …` and `update #12 …` both name the incident; so does its channel, whatever it is called. Entries have
 * numbers too: whoever types `amend #3 …` inside an incident means one of those.
 */
function parse(said: Said, channelOf: number | undefined, isInside: boolean): Parsed {
  const first = splitAddress(said, channelOf);
  const { word, rest } = splitWord(first.rest);
  const verb = word.toLowerCase().replace(/[:,]$/u, '');
  // A number alone asks how that incident stands.
  const command = commandCalled(verb || (first.id === undefined ? 'help' : 'brief'));
  const before = said.text.slice(0, said.text.length - first.rest.text.length);
  const after = first.rest.text.slice(word.length);
  // "declare #404 pages everywhere" names no incident: that is the title.
  const isOwn = isInside && command?.ownNumber?.test(rest.text);
  const closed = first.id !== undefined || command?.anywhere || isOwn;
  const second = closed ? { id: first.id, rest } : splitAddress(rest, channelOf);
  return { word, before, after, ...second, ...within(command, second.rest) };
}

/** `postmortem edit …`: a verb behind a verb. */
function within(
  command: Command | undefined,
  rest: Said,
): { readonly command: Command | undefined; readonly rest: Said } {
  const { word, rest: left } = splitWord(rest);
  const name = word.toLowerCase().replace(/[:,]$/u, '');
  const inners = command?.within ?? {};
  // Not what every object has besides: people type “constructor” as well.
  const inner = Object.hasOwn(inners, name) ? inners[name] : undefined;
  return inner ? { command: inner, rest: left } : { command, rest };
}

function splitAddress(
  said: Said,
  channelOf: number | undefined,
): { readonly id: number | undefined; readonly rest: Said } {
  const known = /^#\S+/u.exec(said.text)?.[0];
  if (known && channelOf !== undefined) return { id: channelOf, rest: trim(slice(said, known.length)) };
  const [whole, number] = /^#(?:inc-)?(\d{1,15})(?:-[\p{Ll}\d_-]*)?:?(?=\s|$)/u.exec(said.text) ?? [];
  if (whole === undefined) return { id: undefined, rest: said };
  return { id: Number(number), rest: trim(slice(said, whole.length)) };
}

/** Somebody named the incident: the line to type names it too, unless it holds all they typed anyway. */
function addressed(refusal: Refusal, id: number | undefined): Refusal {
  if (id === undefined || refusal.code === 'unknown_verb') return refusal;
  const named = (command: string) => command.replace(/^\/incident (?!#|list|declare|help)/u, `/incident #${id} `);
  return { ...refusal, instead: refusal.instead.map(named) };
}

/** Nobody said which incident: the same line with each that is open. */
async function offerOpen(refusal: Refusal, said: Said, { desk }: House): Promise<Refusal> {
  const open = await desk.records.listOpen();
  const { word, rest } = splitWord(splitAddress(said, undefined).rest);
  const words = `${word} ${splitAddress(rest, undefined).rest.text}`;
  const lines = open.slice(-5).map(({ id }) => `/incident #${id} ${words}`.trim());
  return lines.length > 0
    ? { ...refusal, instead: lines }
    : { ...refusal, instead: ['/incident declare sev2 <title>'] };
}

/** What a verb takes, where something was missing. */
function usageOf(refusal: Refusal, command: Command | undefined): Refusal {
  if (!command || refusal.code !== 'empty_text') return refusal;
  return { ...refusal, instead: [`/incident ${command.verb} ${command.takes}`] };
}
