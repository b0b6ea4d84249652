import { expect } from '@jest/globals';
import { nextDue, reminded } from '../e2e/reminded.ts';
import { type House, openHouse } from '../house.ts';
import { rowsOf } from '../record.ts';

const room = 'inc-1-checkout-is-down';

/** Of a house whose sweep never looks: what rings there, the queue has rung. */
export const noSweep = { sweepEvery: 3_600_000 };

type Options = Parameters<typeof openHouse>[0];

/** With one incident, whose reminders ring in its channel. */
export async function inHouse(options: Options, work: (house: House) => Promise<void>): Promise<void> {
  const house = await openHouse(options);
  try {
    await house.slack.person('dana').type('/incident declare sev1 Checkout is down', { in: 'general' });
    await house.slack.until(async () => (await house.slack.pins(room)).length === 1, { ms: 12_000 });
    await work(house);
  } finally {
    await house.close();
  }
}

export async function type(house: House, words: string): Promise<void> {
  const { text } = await house.slack.person('dana').type(`/incident ${words}`, { in: room });
  expect(text).toMatch(/^✅/u);
}

/** Types it; when the update is due then. */
export async function promise(house: House, words: string): Promise<string> {
  await type(house, words);
  return nextDue(house);
}

export const rings = (house: House, times: number) =>
  house.slack.until(async () => (await reminders(house)).length >= times, { ms: 10_000 });

/**
 * These rang, each once and none too early. Whoever asks has let another one ring last: the sweep looks every second, and
 * what would ring twice, or should not, does so before that one, or instead of it.
 */
export async function expectRung(house: House, due: readonly string[]): Promise<void> {
  const rung = await reminded(house);
  expect(rung.map((one) => one.due)).toEqual(due);
  expect(rung.filter((one) => one.at < one.due)).toEqual([]);
  expect(await reminders(house)).toHaveLength(due.length);
}

/** The id of the job that rings when the next update is due. */
export const jobOf = (due: string) => `1-update_due-0-${Date.parse(due)}`;

/** What keeps this house's jobs apart from those of others. */
export async function prefixOf(house: House): Promise<string> {
  const [row] = await rowsOf<{ value: string }>(house, "select value from setting where name = 'installation'");
  return `sitrep-${row?.value}`;
}

export const reminders = (house: House) => remindersIn(house, room);

export async function remindersIn(house: House, channel: string) {
  return (await house.slack.messages(channel)).filter(({ text }) => text.includes('update is due'));
}

export async function degraded(house: House): Promise<string[]> {
  return ((await (await fetch(`${house.url}/readyz`)).json()) as { degraded: string[] }).degraded;
}
