import { setImmediate as breathe } from 'node:timers/promises';
import { joined, wholeRecord } from '../../desk/whole-record.ts';
import { counted } from '../../domain/counted.ts';
import { documentOf, type Format, formatCalled, together } from '../../domain/export/formats.ts';
import type { WholeRecord } from '../../domain/export/record.ts';
import { type Asked, readPeriod } from '../../domain/metrics/read-period.ts';
import { type ExportFile, exportParcel, inEntries } from '../views/exported.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { withIncident } from './found.ts';
import { no } from './said-back.ts';

/** Without a word it is the one that people read. */
const usual = 'md';

/** As many as go into one file here; it is made in memory, and the command line has no such limit. */
const most = { incidents: 200, entries: 20_000 };

export const exportRecord: Command = {
  verb: 'export',
  takes: '[md|json|csv] [30d|quarter|2026-11]',
  does: 'the whole record as a file, in your messages with Sitrep; with a period: all of it',
  async run(order, house) {
    const words = order.rest.text;
    const [first = '', ...others] = words.split(/\s+/u);
    // "30d json" is as good as "json 30d".
    const periods = [words, others.join(' ')].map((said) => readPeriod(said, house.pageZone, house.desk.clock()));
    const asked = periods.find(({ isSaid }) => isSaid);
    if (!asked || 'id' in order.where) return ofIncident(order, house);
    const format = formatCalled((asked === periods[0] ? asked.rest : first) || usual);
    return format ? ofPeriod(asked, format, order, house) : notOne(words, '/incident export', ' 30d');
  },
};

const ofIncident = (order: Order, house: House): Promise<Reply> =>
  withIncident(order, house, async ({ id, version }) => {
    const words = order.rest.text;
    const format = formatCalled(words || usual);
    if (!format) return notOne(words, `/incident #${id} export`);
    return {
      text: understood(`#${id}: the ${format.name} of ${inEntries(version)} is on its way to you.`),
      later: send(() => fileOf(format, order, house), order, house),
    };
  });

const notOne = (words: string, line: string, after = ''): Reply =>
  no(
    'usage',
    `An export is md, json or csv, not ${quoted(words)}.`,
    ...['md', 'json', 'csv'].map((ending) => `${line} ${ending}${after}`),
  );

async function ofPeriod({ period, name }: Asked, format: Format, order: Order, house: House): Promise<Reply> {
  const declared = await house.desk.records.declaredBetween(order.teamId, period.from, period.to);
  const { length: count } = declared;
  if (count === 0) return { text: understood(`No incident was declared in ${name}.`) };
  const entries = declared.reduce((sum, { version }) => sum + version, 0);
  if (count > most.incidents || entries > most.entries) {
    return no(
      'not_supported',
      `${counted(count, 'incident')} with ${inEntries(entries)} are more than one file here takes: ask for less, or whoever runs Sitrep types “npx sitrep export --all”.`,
      `/incident export ${format.ending} 7d`,
    );
  }
  const what = `${counted(count, 'incident')} of ${name}`;
  return {
    text: understood(`The ${format.name} of ${what} is on its way to you.`),
    later: send(() => fileOfAll(format, { ids: declared.map(({ id }) => id), what, name }, house), order, house),
  };
}

/** After the acknowledgement: a long record takes a while to read. */
async function send(make: () => Promise<ExportFile | undefined>, { by }: Order, { files }: House): Promise<string> {
  await breathe();
  const file = await make();
  return file ? files.send(by.id, exportParcel(file)) : '';
}

async function fileOf(format: Format, { where }: Order, { desk }: House): Promise<ExportFile | undefined> {
  const record = await wholeRecord(where, desk.records);
  if (!record) return undefined;
  const { id, version } = record.incident;
  return {
    what: `#${id}, ${inEntries(version)}`,
    format,
    name: `incident-${id}.${format.ending}`,
    title: `Record of #${id}`,
    content: await joined(documentOf(format, record, desk.clock())),
    again: `/incident #${id} export ${format.ending}`,
    byHand: `npx sitrep export --incident ${id} --format ${format.ending}`,
  };
}

interface All {
  readonly ids: readonly number[];
  readonly what: string;
  /** Of the period, as it is typed. */
  readonly name: string;
}

async function fileOfAll(format: Format, { ids, what, name }: All, { desk }: House): Promise<ExportFile> {
  const records: WholeRecord[] = [];
  for (const id of ids) {
    const record = await wholeRecord({ id }, desk.records);
    if (record) records.push(record);
  }
  const period = name.replace(/^the last (\d+) days?$/u, '$1d');
  return {
    what,
    format,
    name: `incidents-${period.replaceAll('..', '-to-')}.${format.ending}`,
    title: `Records of ${what}`,
    content: await joined(together(format, records, desk.clock())),
    again: `/incident export ${format.ending} ${period}`,
    byHand: `npx sitrep export --all --period ${period} --format ${format.ending}`,
  };
}
