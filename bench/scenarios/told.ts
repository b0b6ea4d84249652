import { figuresOf, inWords, type Row } from '../figures.ts';
import { settled } from '../incidents.ts';
import { seed } from '../seed.ts';
import { Side } from '../side.ts';
import type { Sizes } from '../sizes.ts';
import { atRate, flatOut } from '../typing.ts';
import type { Scenario } from './scenario.ts';

const patience = 300_000;
/** Commands a second: more than people type. */
const rate = 20;

export const told: Scenario = {
  name: 'told',
  does: 'from a command to its message, and from declaring to the channel',
  async run(sizes) {
    const rows: Row[] = [];
    for (const latency of [0, 200]) rows.push(await messages(latency, sizes), ...(await channels(latency, sizes)));
    return { rows };
  },
};

/** When the call came to Slack. */
async function messages(latency: number, { people, phase }: Sizes): Promise<Row> {
  const side = await Side.open('sitrep', { before: (dataDir) => seed(dataDir, people) });
  const typedAt: number[] = [];
  await flatOut(side.typist, 10, phase, (n) => `#${(n % people) + 1} note warm ${n}`);
  await settled(side, patience);
  await side.slack.behave({ latency });
  const { done } = await atRate(side.typist, rate, phase, (n) => {
    typedAt[n] = Date.now();
    return `#${(n % people) + 1} note told ${n}`;
  });
  await settled(side, patience);
  const { posted } = await side.slack.all();
  const arrived = new Map(posted.map(({ follower, incident, seq, at }) => [`${follower} ${incident} ${seq}`, at]));
  const entries = side.rows<{ incident: number; seq: number; text: string }>(
    "select incident_id as incident, seq, text from timeline_entry where text like 'told %'",
  );
  await side.close();
  const took = entries.flatMap(({ incident, seq, text }) => {
    const at = arrived.get(`channel ${incident} ${seq}`);
    return at === undefined ? [] : [at - (typedAt[Number(text.slice(5))] ?? Number.NaN)];
  });
  const missing = done.length - took.length;
  const what = `from a command to its message, ${rate}/s, Slack in ${latency} ms`;
  return { what, n: done.length, missing, ...inFigures(took), goal: 'all there', met: missing === 0 };
}

async function channels(latency: number, { declares, people }: Sizes): Promise<Row[]> {
  const side = await Side.open('sitrep');
  await flatOut(side.typist, 10, 1000, () => 'list');
  await side.slack.behave({ latency });
  const typedAt = new Map<string, number>();
  const line = (n: number) => {
    typedAt.set(`trouble-${n}`, Date.now());
    return `declare sev3 Trouble ${n}`;
  };
  const { took, done } = await flatOut(side.typist, Math.min(people, declares), { count: declares }, line);
  await settled(side, patience);
  const { created } = await side.slack.all();
  const [known] = side.rows<{ n: number }>(
    'select count(distinct channel) as n from incident where channel is not null',
  );
  await side.close();
  const waits = created.flatMap(({ name, at }) => {
    const since = typedAt.get(/trouble-\d+$/u.exec(name)?.[0] ?? '');
    return since === undefined ? [] : [at - since];
  });
  const { max } = figuresOf(took);
  const missing = declares - (known?.n ?? 0);
  const what = `${declares} declared, Slack in ${latency} ms`;
  return [
    {
      what: `${what}: acknowledged`,
      n: done.length,
      missing: declares - done.length,
      ...inFigures(took),
      goal: '< 500 ms',
      met: max < 500,
    },
    {
      what: `${what}: channel created`,
      n: waits.length,
      missing,
      ...inFigures(waits),
      goal: 'one each',
      met: missing === 0 && waits.length === declares,
    },
  ];
}

function inFigures(values: readonly number[]) {
  const { p50, p99, max } = figuresOf(values);
  return { p50: inWords(p50), p99: inWords(p99), max: inWords(max) };
}
