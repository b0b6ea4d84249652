import { describe, expect, test } from '@jest/globals';
import { TryLater } from '../../src/desk/follower.ts';
import { SlackRefused } from '../../src/slack/fault.ts';
import { patiently } from '../../src/slack/patiently.ts';

const soon = new TryLater('not yet', { after: 1 });

async function attempted(work: (attempt: number) => unknown, stop = new AbortController()) {
  const errors: string[] = [];
  let attempts = 0;
  const log = { info() {}, warn() {}, error: (message: string) => void errors.push(message) };
  await patiently(
    'a reaction',
    async (attempt) => {
      attempts += 1;
      await work(attempt);
    },
    { log, signal: stop.signal, about: {} },
  );
  return { attempts, errors };
}

function fail(error: Error): never {
  throw error;
}

describe('what an event asks for', () => {
  test('is tried until it works', async () => {
    expect(await attempted((attempt) => attempt < 4 && fail(soon))).toEqual({ attempts: 5, errors: [] });
  });

  test('is given up, and the log says so, when Slack will never do it', async () => {
    const refused = await attempted(() => fail(new SlackRefused('missing_scope')));
    expect(refused).toEqual({ attempts: 1, errors: ['a reaction was not taken'] });
  });

  test('is given up, and the log says so, when Sitrep stops', async () => {
    const stop = new AbortController();
    const waiting = attempted(() => fail(new TryLater('away', { after: 60_000 })), stop);
    setTimeout(() => stop.abort(), 10);
    expect((await waiting).errors).toEqual(['a reaction was not taken']);
  });

  test('is given up after many tries', async () => {
    expect((await attempted(() => fail(soon))).attempts).toBe(151);
  });
});
