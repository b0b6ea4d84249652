import { expect, test } from '@jest/globals';
import type { Change } from '../src/domain/change.ts';
import { createRequests } from '../src/requests.ts';

function following() {
  const lines: Array<object | undefined> = [];
  const hear = (_: string, fields?: object) => void lines.push(fields);
  const log = { info: hear, warn: hear, error: hear };
  const requests = createRequests({ log });
  return { requests, log: requests.named(log), lines };
}

const id = expect.stringMatching(/^[\da-f]{8}$/u);
const entry = (seq: number) => ({ incident: { id: 7 }, entry: { seq } }) as unknown as Change;

test('a line about a request bears its id, also when one that came later is over first', async () => {
  const { requests, lines } = following();
  let goOn = () => {};
  const first = requests.run('command', 'note', async ({ log }) => {
    await new Promise<void>((resolve) => (goOn = resolve));
    log.warn('the first');
  });
  await requests.run('command', 'note', async ({ log }) => log.warn('the second'));
  goOn();
  await first;

  expect(lines).toEqual([{ request: id }, { request: id }]);
  expect(lines[0]).not.toEqual(lines[1]);
});

test('what is said of an entry bears the id of the request that made it, whoever says it and whenever', async () => {
  const { requests, log, lines } = following();
  await requests.run('command', 'note', async (first) => {
    first.hear(entry(3), []);
    await requests.run('alarm', 'promise', async (second) => second.log.info('told', { incident: 7, seq: 3 }));
  });
  log.info('told', { incident: 7, seq: 3 });
  log.info('told', { incident: 7, seq: 4 });

  const [within, recorded, after, another] = lines;
  expect(recorded).toEqual({ request: id, kind: 'command', what: 'note', incident: 7, seq: 3, ms: expect.any(Number) });
  const { request } = recorded as { request: string };
  expect(within).toEqual({ request, incident: 7, seq: 3 });
  expect(after).toEqual({ request, incident: 7, seq: 3 });
  expect(another).toEqual({ incident: 7, seq: 4 });
});
