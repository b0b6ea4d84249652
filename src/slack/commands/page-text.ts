import { takeOffPage } from '../../domain/page/on-page.ts';
import { findingsIn } from '../../domain/page/preview.ts';
import { saidOutside, sayOnPage } from '../../domain/page/say-on-page.ts';
import { plain, type Said, slice, trim } from '../../domain/said.ts';
import { permitted } from '../permitted.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { entryFirst, splitNumber } from './dated.ts';
import { entryNumbered, withIncident } from './found.ts';
import { echo, no, saidBack } from './said-back.ts';

/** `anyway` before the number: whatever it names. */
const anyway = /^anyway\s+/iu;

export const pageText: Command = {
  verb: 'publish text',
  takes: '[<entry>] <text>',
  does: 'says on the status page what an entry does not say inside; without words, what it says inside',
  ownNumber: entryFirst,
  run: (order, house) =>
    withIncident(order, house, async ({ id }) => {
      const isAnyway = anyway.test(order.rest.text);
      const rest = isAnyway ? trim(slice(order.rest, anyway.exec(order.rest.text)?.[0].length ?? 0)) : order.rest;
      const start = splitNumber(rest);
      const newest = await house.desk.records.newest(id, [...saidOutside]);
      const number = start?.number ?? newest?.seq;
      const target = number === undefined ? undefined : await entryNumbered({ id }, number, house.desk);
      const given = start ? start.rest : rest;
      const words = given.text === '' && target ? plain(target.entry.text) : given;
      if (words.text === '') {
        return no('empty_text', 'Say what the page shall say of it.', `/incident #${id} publish text <entry> <text>`);
      }
      const [found] = findingsIn('It', words.text, `/incident #${id} publish text ${number} <text>`);
      if (found && !isAnyway) {
        const line = `/incident #${id} publish text anyway ${number} ${given.text}`.trim();
        return no('unchecked', `Customers should not read it so. ${found.sentence}`, found.cure, line);
      }
      return said(order, number ?? 0, words, house);
    }),
};

export const pageOff: Command = {
  verb: 'publish off',
  takes: '[<entry>|<why>]',
  does: 'takes it, or one entry, off the status page',
  ownNumber: entryFirst,
  async run(order, house) {
    const start = splitNumber(order.rest);
    if (start && start.rest.text === '') return said(order, start.number, plain(''), house);
    const { where, by, key, rest } = order;
    const refusal = await permitted('publish', where, by.id, house);
    const outcome = await house.desk.change(
      where,
      (incident, now) => refusal(incident) ?? takeOffPage(incident, rest, by, now),
      key,
    );
    return saidBack(outcome, ({ incident }) => [`#${incident.id} is off the status page.`]);
  },
};

async function said({ where, by, key }: Order, number: number, words: Said, house: House): Promise<Reply> {
  const refusal = await permitted('publish', where, by.id, house);
  const target = await entryNumbered(where, number, house.desk);
  const outcome = await house.desk.change(
    where,
    (incident, now) => refusal(incident) ?? sayOnPage(incident, target, words, by, now),
    key,
  );
  return saidBack(outcome, ({ incident, entry }) => [
    entry.text === ''
      ? `#${incident.id} entry ${number} stays off the status page.`
      : `#${incident.id} entry ${number} on the status page: “${echo(entry.text)}”`,
    ...(incident.pageTitle === null ? [`#${incident.id} is not on the status page yet.`] : []),
  ]);
}
