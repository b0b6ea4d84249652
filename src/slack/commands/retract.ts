import type { Desk } from '../../desk/ports.ts';
import type { ActionItem } from '../../domain/action-item.ts';
import { retract as retractEntry } from '../../domain/retract.ts';
import type { Said } from '../../domain/said.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { entryFirst, splitNumber } from './dated.ts';
import { entryNumbered } from './found.ts';
import { unlinkThere } from './link.ts';
import { echo, nextHint, no, saidBack } from './said-back.ts';

export const retract: Command = {
  verb: 'retract',
  takes: '<entry> <why>',
  does: 'takes an entry back; it stays in the record, struck out',
  needs: /^#?\d*$/u,
  ownNumber: entryFirst,
  async run(order, house) {
    const start = splitNumber(order.rest);
    if (!start)
      return no('usage', 'Say which entry, by its number.', '/incident timeline', '/incident retract 4 <why>');
    return takeBack(order, start.number, start.rest, house);
  },
};

/** Also what its form does. */
export async function takeBack(
  { where, by, zone, key }: Pick<Order, 'where' | 'by' | 'zone' | 'key'>,
  number: number,
  why: Said,
  house: House,
): Promise<Reply> {
  const { desk, cadences } = house;
  const target = await entryNumbered(where, number, desk);
  const finished = target && (await doneIn(target.entry, desk));
  const wanted = { why, by, cadences, finished };
  const outcome = await desk.change(where, (incident, now) => retractEntry(incident, target, wanted, now), key);
  const link = target && isKind(target.entry, 'linked') ? target.entry : undefined;
  if (outcome.ok && link) await unlinkThere(link, { why, by, key }, house);
  return saidBack(outcome, ({ incident, entry }) => [
    `#${incident.id} entry ${number} is taken back: “${echo(entry.text)}”`,
    ...(isKind(entry, 'retracted') && entry.detail.next ? [nextHint(incident.next, desk.clock, [zone])] : []),
    ...(link ? [`#${incident.id} and #${link.detail.other} are linked no longer.`] : []),
    ...(finished ? [`Action ${finished.number} is to be done again.`] : []),
  ]);
}

/** The action that an entry says is done. */
const doneIn = async (entry: Entry, { records }: Desk): Promise<ActionItem | undefined> =>
  isKind(entry, 'action_done')
    ? (await records.actions(entry.incidentId)).find(({ doneIn: seq }) => seq === entry.seq)
    : undefined;
