import { expect } from '@jest/globals';
import type { Person } from '../../src/sandbox/hand/person.ts';
import type { LocalSlack } from '../../src/sandbox/local-slack.ts';
import { type HouseOptions, openHouse } from '../house.ts';
import { rowsOf } from '../record.ts';

/** A Friday, 13:00 in Paris, where Dana is. */
export const noon = new Date('2026-11-20T12:00:00Z');

interface Place {
  readonly in?: string;
  readonly as?: string;
  readonly raw?: boolean;
}

/** The whole house, a clock that stands still until it is moved, and people who type. */
export async function openTalk(
  people?: HouseOptions['slack'],
  start = noon,
  env: Record<string, string> = {},
  also: Pick<HouseOptions, 'ackAfter' | 'before' | 'log'> = {},
) {
  let now = start;
  const house = await openHouse({
    clock: () => now,
    sweepEvery: 50,
    env,
    ...also,
    ...(people ? { slack: people } : {}),
  });
  const { slack } = house;
  await slack.until(() => slack.calls('users.list').some(({ phase }) => phase === 'answered'));

  async function hear(line: string, { in: place = 'general', as = 'dana', raw = false }: Place = {}) {
    const reply = await slack.person(as).type(line, { in: place, raw });
    expect(reply.status).toBe(200);
    return reply;
  }

  /** Types a line and gives the answer, whose manners are looked at every time. */
  async function type(line: string, where: Place = {}): Promise<string> {
    const text = String((await hear(line, where)).text);
    expectManners(text, line);
    return text;
  }

  return {
    house,
    slack,
    hear,
    type,
    person: (handle: string): Person => slack.person(handle),
    /** Declares an incident and gives its channel once it is there, and its number. */
    async declare(words: string): Promise<{ id: number; channel: string }> {
      const answer = await type(`/incident declare ${words}`);
      const id = Number(/#(\d+)/u.exec(answer)?.[1]);
      const channel = await channelOf(slack, id);
      // Whoever is asked in comes later still: by then it is on record whose channel it is.
      await slack.until(async () => (await rowsOf(house, opened(id))).length > 0);
      return { id, channel };
    },
    setClock(at: string): void {
      now = new Date(at);
    },
    moveClock(milliseconds: number): void {
      now = new Date(now.getTime() + milliseconds);
    },
    close: () => house.close(),
  };
}

const opened = (id: number) => `select 1 from incident where id = ${id} and channel is not null`;

export type Talk = Awaited<ReturnType<typeof openTalk>>;

export const channelOf = (slack: LocalSlack, id: number): Promise<string> =>
  slack.until(
    async () => (await slack.channels()).find(({ name }) => new RegExp(`^inc-${id}(-|$)`, 'u').test(name))?.name,
  );

const begging =
  /\b(?:fail\w*|errors?|could not|couldn't|cannot|can't|unable|sorry|please|unfortunately|maybe|perhaps|unknown|not|invalid|oops|wrong|try again)\b/iu;

/** What every answer keeps to, whatever was typed. */
function expectManners(answer: string, typed: string): void {
  if (answer.startsWith('✅')) {
    expect(answer.replace(/“[^”]*”/gu, '“…”')).not.toMatch(begging);
    return;
  }
  const [sentence = '', ...lines] = answer.split('\n');
  expect(sentence).toMatch(/[.?]$/u);
  expect(sentence).not.toContain('✅');
  expect(lines.join('\n')).toContain('/incident ');
  for (const word of wordsOf(typed).slice(2)) expect(bare(answer)).toContain(bare(word));
}

const wordsOf = (typed: string): string[] => typed.split(/\s+/u).filter(Boolean);
export const plainly = (answer: string): string =>
  answer.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const bare = (text: string): string => plainly(text).replace(/[<>]/gu, '');

/** Every string the bot has sent to Slack, and every answer anybody got: what must never be live. */
export function everythingSaid(slack: LocalSlack, answers: readonly unknown[] = []): string[] {
  const people = slack.people().flatMap(({ handle }) => slack.ephemerals(handle));
  const calls = slack.calls().map(({ args }) => args);
  return [...people, ...calls, ...answers].flatMap(stringsIn);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const parsed = /^[[{]/u.test(value) ? parsedOf(value) : undefined;
    return parsed === undefined ? [value] : stringsIn(parsed);
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, held]) => (neverMarkup.has(name) ? [] : stringsIn(held)));
}

/** What stands in a field of a form or in its menus, which Slack shows as it is, and what is said to be wrong there. */
const neverMarkup = new Set(['initial_value', 'initial_option', 'options', 'errors']);

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Slack refused of all the bot asked for. */
export const refusedBySlack = (slack: LocalSlack): string[] =>
  slack.calls().flatMap(({ method, answer }) => (answer?.ok === false ? [`${method}: ${answer.error}`] : []));
