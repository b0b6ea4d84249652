import type { Desk } from '../../desk/ports.ts';
import { keepPromise, makePromise, movePromise } from '../../domain/promise.ts';
import type { PromiseKind } from '../../domain/promises/kind.ts';
import { type Said, splitWord } from '../../domain/said.ts';
import { showDue } from '../../domain/show-time.ts';
import { isKind } from '../../domain/timeline.ts';
import { escapeText, oneLine } from '../views/mrkdwn.ts';
import { understood } from '../views/reply.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { isMisspelt, numberFirst, readMove, splitDue, splitNumber, takenBackBy } from './dated.ts';
import { withIncident } from './found.ts';
import { noteToSend } from './note-to-send.ts';
import { pages } from './pages.ts';
import { echo, no, saidBack } from './said-back.ts';

export const promise: Command = {
  verb: 'promise',
  aliases: ['promises', 'commit'],
  takes: '<text> [by <date>] | done <number> | move <number> <date>: <why>',
  does: 'what customers were told to expect; bare, it lists what is open',
  ownNumber: numberFirst,
  async run(order, house) {
    const { word, rest } = splitWord(order.rest);
    if (word === '' || /^list$/iu.test(order.rest.text)) return list(order, house);
    if (/^(?:done|kept):?$/iu.test(word) && splitNumber(rest)) return keep({ ...order, rest }, house);
    if (/^move:?$/iu.test(word) && splitNumber(rest)) return move({ ...order, rest }, house);
    // Nobody promises a customer one word.
    if (isMisspelt(order.rest.text) || /^\S+$/u.test(order.rest.text))
      return no('usage', 'Say which promise, by its number.', ...usage(/\d+/u.exec(order.rest.text)?.[0]));
    if (takenBackBy(order.rest.text)) {
      const sentence = 'A promise is taken back with the entry that made it, and a reason.';
      return no('usage', sentence, '/incident timeline', '/incident retract <entry> <why>');
    }
    return make(order, house);
  },
};

const usage = (number = '1') => [
  '/incident promise',
  `/incident promise done ${number}`,
  `/incident promise move ${number} Friday: <why>`,
];

function make(order: Order, { desk }: House): Promise<Reply> {
  const { said, due } = splitDue(order.rest, order.zone, desk.clock());
  return promised(order, said, due, desk);
}

/** Also what its form does. */
export async function promised(
  { where, by, zone, key }: Pick<Order, 'where' | 'by' | 'zone' | 'key'>,
  said: Said,
  due: Date | undefined,
  desk: Desk,
): Promise<Reply> {
  const wanted = { said, kind: kindOf(said.text), due: due ?? null, by };
  const outcome = await desk.change(where, (incident, now) => makePromise(incident, wanted, now), key);
  return saidBack(outcome, ({ incident, entry }) => {
    const number = isKind(entry, 'promised') ? entry.detail.promise.number : 0;
    const when = due ? `, due ${showDue(due, zone)}` : ', open date';
    const again = isKind(entry, 'promised') && entry.detail.promise.restates;
    const asked = incident.promises.find((open) => open.number === number)?.chaseAt;
    return [
      `#${incident.id} promise ${number}${when}: “${echo(entry.text)}”`,
      ...(again ? [`It is the same as promise ${again}.`] : []),
      ...(due ? [] : [`\`/incident #${incident.id} promise move ${number} <date>: <why>\` gives it a date`]),
      ...(due || !asked ? [] : [`Until then you are asked about it, first ${showDue(asked, zone)}.`]),
    ];
  });
}

/** What most commitments are about; anything else is something to put right. */
const kindOf = (text: string): PromiseKind => kinds.find(([words]) => words.test(text))?.[1] ?? 'recovery';
const kinds: ReadonlyArray<readonly [RegExp, PromiseKind]> = [
  [
    /\b(?:post-?\s?mortem|rca|root cause|(?:incident|final)\s+(?:report|review)|retrospective|write-?up)\b/iu,
    'postmortem',
  ],
  [/\b(?:contact|reach out|call|e-?mail|notify|inform|tell|reply|respond|write to|talk to|meet)\b/iu, 'contact'],
];

async function keep({ rest, where, by, key }: Order, { desk, cadences }: House): Promise<Reply> {
  const { number, rest: said } = splitNumber(rest) ?? { number: 0, rest };
  const outcome = await desk.change(
    where,
    (incident, now) => keepPromise(incident, number, said, by, cadences, now),
    key,
  );
  return saidBack(outcome, ({ incident, entry }) => {
    const words = isKind(entry, 'promise_kept') ? entry.detail.words : '';
    return [`#${incident.id} promise ${number} is kept: “${echo(words)}”`];
  });
}

async function move(order: Order, { desk }: House): Promise<Reply> {
  const { where, by, key, zone } = order;
  const wanted = readMove(order.rest, zone, desk.clock());
  if (!wanted) {
    return no('unclear_time', 'Say the new date and why.', `/incident promise move ${order.rest.text} <date>: <why>`);
  }
  const { number, to, why } = wanted;
  const outcome = await desk.change(where, (incident, now) => movePromise(incident, number, to, why, by, now), key);
  return saidBack(outcome, ({ incident, entry }) => {
    const now = isKind(entry, 'moved') ? entry.detail.number : number;
    return [
      `#${incident.id} promise ${number} is due ${showDue(to, zone)} now, as promise ${now}: “${echo(entry.text)}”`,
      ...noteToSend(entry),
    ];
  });
}

const list = (order: Order, house: House): Promise<Reply> =>
  withIncident(order, house, async ({ id, promises }) => {
    if (promises.length === 0) return { text: understood(`#${id} has 0 open promises.`) };
    const lines = promises.map(({ number, kind, due, event, words, zone }) => {
      const when = due ? `due ${showDue(due, zone)}` : event ? `when ${escapeText(oneLine(event))}` : 'open date';
      return `${number}. ${kind}, ${when}: “${echo(oneLine(words))}”`;
    });
    return pages(`✅ #${id} has ${promises.length} open:`, lines, `\`/incident #${id} postmortem\` has them all`);
  });
