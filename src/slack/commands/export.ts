import { setImmediate as breathe } from 'node:timers/promises';
import type { Desk } from '../../desk/ports.ts';
import { joined, wholeRecord } from '../../desk/whole-record.ts';
import { documentOf, type Format, formatCalled } from '../../domain/export/formats.ts';
import { counted, exportParcel } from '../views/exported.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command, House, Order } from './command.ts';
import { withIncident } from './found.ts';
import { no } from './said-back.ts';

/** Without a word it is the one that people read. */
const usual = 'md';

export const exportRecord: Command = {
  verb: 'export',
  takes: '[md|json|csv]',
  does: 'the whole record as a file, in your messages with Sitrep',
  run: (order, house) =>
    withIncident(order, house, async ({ id, version }) => {
      const words = order.rest.text;
      const format = formatCalled(words || usual);
      if (!format) {
        const lines = ['md', 'json', 'csv'].map((ending) => `/incident #${id} export ${ending}`);
        return no('usage', `An export is md, json or csv, not ${quoted(words)}.`, ...lines);
      }
      return {
        text: understood(`#${id}: the ${format.name} of ${counted(version)} is on its way to you.`),
        later: send(format, order, house),
      };
    }),
};

/** After the acknowledgement: a long record takes a while to read. */
async function send(format: Format, { where, by }: Order, { desk, files }: House): Promise<string> {
  await breathe();
  const file = await fileOf(format, where, desk);
  return file ? files.send(by.id, exportParcel(file)) : '';
}

async function fileOf(format: Format, where: Order['where'], { records, clock }: Desk) {
  const record = await wholeRecord(where, records);
  if (!record) return undefined;
  const { id, version } = record.incident;
  return {
    incident: id,
    format,
    entries: version,
    name: `incident-${id}.${format.ending}`,
    title: `Record of #${id}`,
    content: await joined(documentOf(format, record, clock())),
  };
}
