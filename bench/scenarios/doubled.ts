import { interleaved, ratioRow } from '../compare.ts';
import { finely, type Row } from '../figures.ts';
import { settled } from '../incidents.ts';
import { worked } from '../machine.ts';
import { openLong } from '../reading.ts';
import { seed } from '../seed.ts';
import { Side } from '../side.ts';
import type { Sizes } from '../sizes.ts';
import { flatOut } from '../typing.ts';
import type { Scenario } from './scenario.ts';

const patience = 600_000;
/** Twice the work may take so many times as long: not more than linear, and a little for what is shared. */
const linear = { atMost: 2.2 };

export const doubled: Scenario = {
  name: 'doubled',
  does: 'what twice the work costs: whether anything is worse than linear',
  async run(sizes) {
    return { rows: [...(await entriesTwice(sizes)), ...(await incidentsTwice(sizes)), await commandsTwice(sizes)] };
  },
};

async function entriesTwice({ longs: [most = 0], repeats }: Sizes): Promise<Row[]> {
  const [half, whole] = [await openLong(most / 2), await openLong(most)];
  const work = {
    'read half': half.read,
    'read whole': whole.read,
    'half paper': half.paper,
    'whole paper': whole.paper,
  };
  const names = Object.keys(work) as Array<keyof typeof work>;
  await interleaved(2, names, (name) => work[name]());
  const taken = await interleaved(repeats, names, (name) => work[name]());
  half.close();
  whole.close();
  const words = finely;
  const of = `${most} entries beside ${most / 2}`;
  return [
    ratioRow({ what: `${of}: read`, ours: taken['read whole'], floor: taken['read half'], words }, linear),
    ratioRow({ what: `${of}: postmortem`, ours: taken['whole paper'], floor: taken['half paper'], words }, linear),
  ];
}

async function incidentsTwice({ pending, repeats }: Sizes): Promise<Row[]> {
  const open = async (count: number) => {
    const side = await Side.open('sitrep', { before: (dataDir) => seed(dataDir, count) });
    const { took: list } = await side.typist.say('list');
    const { startUp } = side;
    await side.close();
    return { startUp, list };
  };
  const taken = await interleaved(repeats, ['half', 'whole'], (name) => open(name === 'half' ? pending / 2 : pending));
  const words = finely;
  const of = `${pending} incidents open beside ${pending / 2}`;
  const pair = (figure: 'startUp' | 'list') => ({
    ours: taken.whole.map((one) => one[figure]),
    floor: taken.half.map((one) => one[figure]),
    words,
  });
  return [
    ratioRow({ what: `${of}: first answer`, ...pair('startUp') }, linear),
    ratioRow({ what: `${of}: list`, ...pair('list') }, linear),
  ];
}

/** The bot's own work, telling Slack included. */
async function commandsTwice({ people, commands, repeats }: Sizes): Promise<Row> {
  const side = await Side.open('sitrep', { before: (dataDir) => seed(dataDir, people) });
  let said = 0;
  const type = async (count: number) => {
    const start = worked(side.bot.pid);
    await flatOut(side.typist, people, { count }, () => `#${(said++ % people) + 1} note line ${said}`);
    await settled(side, patience);
    return worked(side.bot.pid) - start;
  };
  await type(commands);
  const taken = await interleaved(repeats, ['half', 'whole'], (name) =>
    type(name === 'half' ? 2 * commands : 4 * commands),
  );
  await side.close();
  const pair = { ours: taken.whole, floor: taken.half, words: finely };
  return ratioRow({ what: `${4 * commands} commands beside ${2 * commands}: the bot's work`, ...pair }, linear);
}
