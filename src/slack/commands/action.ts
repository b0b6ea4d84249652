import type { Decide, Desk } from '../../desk/ports.ts';
import { addAction, finishAction, moveAction, type NewAction } from '../../domain/action.ts';
import type { ActionItem } from '../../domain/action-item.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { plain, type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { showDue } from '../../domain/show-time.ts';
import { isKind } from '../../domain/timeline.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { isMisspelt, numberFirst, readMove, splitDue, splitNumber, takenBackBy } from './dated.ts';
import { entryNumbered } from './found.ts';
import { whoIsNamed } from './named.ts';
import { echo, no, saidBack } from './said-back.ts';

const usage = '/incident action <text> @owner by Friday';

export const action: Command = {
  verb: 'action',
  aliases: ['todo'],
  takes: '<text> [@owner] [by <date>] | done <number or text> | move <number> <date>: <why>',
  does: 'a thing to do, with owner and date; or one that is done',
  needs: /^$/u,
  ownNumber: numberFirst,
  async run(order, house) {
    const { word, rest } = splitWord(order.rest);
    if (/^done:?$/iu.test(word)) return finish({ ...order, rest }, house);
    if (/^move:?$/iu.test(word) && splitNumber(rest)) return move({ ...order, rest }, house);
    const gone = takenBackBy(order.rest.text);
    if (gone)
      return no('usage', 'An action is taken back by its number, with a reason.', `/incident retract ${gone} <why>`);
    if (isMisspelt(order.rest.text) || /^(?:list|help)$/iu.test(order.rest.text)) {
      const number = /\d+/u.exec(order.rest.text)?.[0] ?? 5;
      return no('usage', 'Say which action, by its number.', usage, `/incident action done ${number}`);
    }
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

/** The one open action that has just these words. */
function openActionCalled(text: string, actions: readonly ActionItem[]): number | null {
  const called = actions.filter((action) => action.text.toLowerCase() === text.toLowerCase());
  return called.length === 1 ? (called[0]?.number ?? null) : null;
}

async function cannotFinish(number: number, { id, actions }: Incident, desk: Desk): Promise<Refusal | undefined> {
  if (actions.some((action) => action.number === number)) return undefined;
  const found = await entryNumbered({ id }, number, desk);
  if (!found || !isKind(found.entry, 'action')) {
    return no('no_such_action', `#${id} has no action ${number}.`, `/incident #${id} timeline`);
  }
  const how = found.retractedIn === null ? 'already done' : 'taken back';
  return no('already_done', `Action ${number} of #${id} is ${how}.`, `/incident #${id} action done <text>`);
}

async function finish(order: Order, { desk }: House): Promise<Reply> {
  const { rest, where, by, key } = order;
  const typed = /^#?(\d+)\s*(.*)$/su.exec(rest.text);
  const incident = await desk.records.find(where);
  const number = typed ? Number(typed[1]) : openActionCalled(rest.text, incident?.actions ?? []);
  const refusal = typed && incident && number !== null ? await cannotFinish(number, incident, desk) : undefined;
  const said = typed
    ? trim(slice(rest, rest.text.length - (typed[2] ?? '').length))
    : number === null
      ? rest
      : plain('');
  // Decided at the desk, which knows the same command when it comes a second time.
  const decide: Decide = (current, now) =>
    refusal ? { ok: false, refusal } : finishAction(current, number, said, by, now);
  const outcome = await desk.change(where, decide, key);
  return saidBack(outcome, ({ incident: { id }, entry }) => {
    const planned = incident?.actions.find((action) => action.number === number)?.text ?? entry.text;
    const what = `${number === null ? '' : `action ${number}, `}“${echo(planned)}”`;
    return [`#${id} done: ${what}`];
  });
}
