import type { Decide } from '../../desk/ports.ts';
import { addAction, finishAction, moveAction, type NewAction } from '../../domain/action.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { plain, type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { showDue } from '../../domain/show-time.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { isMisspelt, readMove, splitDue, splitNumber } from './dated.ts';
import { whoIsNamed } from './named.ts';
import { echo, no, saidBack } from './said-back.ts';

const usage = '/incident action <text> @owner by Friday';

export const action: Command = {
  verb: 'action',
  aliases: ['todo'],
  takes: '<text> [@owner] [by <date>] | done <number or text> | move <number> <date>: <why>',
  does: 'a thing to do, with owner and date; or one that is done',
  needs: /^$/u,
  async run(order, house) {
    const { word, rest } = splitWord(order.rest);
    if (/^done:?$/iu.test(word)) return finish({ ...order, rest }, house);
    if (/^move:?$/iu.test(word) && splitNumber(rest)) return move({ ...order, rest }, house);
    if (isMisspelt(order.rest.text))
      return no('usage', 'Say which action, by its number.', usage, '/incident action done 5');
    const last = splitDue(order.rest, order.zone, house.desk.clock());
    const { text: left, owner, refusal } = await splitOwner(last.said, order, house);
    if (refusal) return refusal;
    // "by Friday @mei" is as good as "@mei by Friday".
    const { said: text, due } = last.due ? { ...last, said: left } : splitDue(left, order.zone, house.desk.clock());
    const wanted: NewAction = { said: text, owner, due: due ?? null, by: order.by };
    const outcome = await house.desk.change(
      order.where,
      (incident, now) => addAction(incident, wanted, now),
      order.key,
    );
    return saidBack(outcome, ({ incident, entry }) => {
      const who = owner ? ` for ${echo(owner.name)}` : '';
      const when = due ? `, due ${showDue(due, order.zone)}` : '';
      return [`#${incident.id} action ${entry.seq}${who}${when}: “${echo(entry.text)}”`];
    });
  },
};

/** A person named at the end owns it; one named in the middle is only named. */
async function splitOwner(said: Said, order: Order, { desk }: House) {
  const at =
    said.mentions.findLast(({ to }) => to === said.text.length)?.from ??
    /(?:^|\s)@(?!(?:channel|here|everyone)$)[\w.-]+$/iu.exec(said.text)?.index;
  if (at === undefined) return { text: said, owner: null };
  const named = await whoIsNamed(trim(slice(said, at)), order, desk.records, usage);
  if ('refusal' in named) return { text: said, owner: null, refusal: named.refusal };
  return {
    text: trim(slice(said, 0, at)),
    owner: { id: named.person.id, name: named.person.name, zone: named.person.zone },
  };
}

async function move(order: Order, { desk }: House): Promise<Reply> {
  const { where, by, key, zone } = order;
  const wanted = readMove(order.rest, zone, desk.clock());
  if (!wanted) {
    return no('unclear_time', 'Say the new date and why.', `/incident action move ${order.rest.text} <date>: <why>`);
  }
  const { number, to, why } = wanted;
  const outcome = await desk.change(where, (incident, now) => moveAction(incident, number, to, why, by, now), key);
  return saidBack(outcome, ({ incident, entry }) => [
    `#${incident.id} action ${number} is due ${showDue(to, zone)} now: “${echo(entry.text)}”`,
  ]);
}

/** The words of the one open action that has just these. */
function openActionCalled(text: string, timeline: readonly Entry[]): number | null {
  const done = new Set(timeline.flatMap((entry) => (isKind(entry, 'action_done') ? [entry.detail.action] : [])));
  const called = timeline.filter(
    (entry) => isKind(entry, 'action') && !done.has(entry.seq) && entry.text.toLowerCase() === text.toLowerCase(),
  );
  return called.length === 1 ? (called[0]?.seq ?? null) : null;
}

function cannotFinish(seq: number, id: number, timeline: readonly Entry[]): Refusal | undefined {
  if (!timeline.some((entry) => entry.seq === seq && isKind(entry, 'action'))) {
    return no('no_such_action', `#${id} has no action ${seq}.`, `/incident #${id} timeline`);
  }
  if (timeline.some((entry) => isKind(entry, 'action_done') && entry.detail.action === seq)) {
    return no('already_done', `Action ${seq} of #${id} is already done.`, `/incident #${id} action done <text>`);
  }
  return undefined;
}

async function finish(order: Order, { desk }: House): Promise<Reply> {
  const { rest, where, by, key } = order;
  const number = /^#?(\d+)\s*(.*)$/su.exec(rest.text);
  const incident = await desk.records.find(where);
  const timeline = incident ? await desk.records.timeline(incident.id) : [];
  const seq = number ? Number(number[1]) : openActionCalled(rest.text, timeline);
  const refusal = number && incident && seq !== null && cannotFinish(seq, incident.id, timeline);
  const said = number
    ? trim(slice(rest, rest.text.length - (number[2] ?? '').length))
    : seq === null
      ? rest
      : plain('');
  // Decided at the desk, which knows the same command when it comes a second time.
  const decide: Decide = (current, now) =>
    refusal ? { ok: false, refusal } : finishAction(current, seq, said, by, now);
  const outcome = await desk.change(where, decide, key);
  return saidBack(outcome, ({ incident: { id }, entry }) => {
    const planned = timeline.find((line) => line.seq === seq)?.text ?? entry.text;
    const what = `${seq === null ? '' : `action ${seq}, `}“${echo(planned)}”`;
    return [`#${id} done: ${what}`];
  });
}
