import { expect, test } from '@jest/globals';
import { createRequests } from '../src/requests.ts';

function following() {
  const lines: Array<object | undefined> = [];
  const hear = (_: string, fields?: object) => void lines.push(fields);
  const requests = createRequests({ log: { info() {} } });
  return { requests, log: requests.named({ info: hear, warn: hear, error: hear }), lines };
}

test('a line about a request bears its id, also when one that came later is over first', async () => {
  const { requests, log, lines } = following();
  let goOn = () => {};
  const first = requests.run('command', 'note', async () => {
    await new Promise<void>((resolve) => (goOn = resolve));
    log.warn('the first');
  });
  await requests.run('command', 'note', async () => log.warn('the second'));
  goOn();
  await first;

  const id = expect.stringMatching(/^[\da-f]{8}$/u);
  expect(lines).toEqual([{ request: id }, { request: id }]);
  expect(lines[0]).not.toEqual(lines[1]);
});

test('what goes on when a request is over, or outside of it, bears no id; the next request has its own', async () => {
  const { requests, log, lines } = following();
  let later: Promise<void> | undefined;
  await requests.run('command', 'note', async () => {
    requests.outside(() => {
      log.warn('outside');
      later = new Promise<void>((resolve) => setImmediate(resolve)).then(() => log.warn('afterwards'));
    });
  });
  await later;
  requests.outside(() => log.warn('no request at all'));
  await requests.run('alarm', 'promise', async () => log.warn('the next'));

  expect(lines).toEqual([{}, {}, {}, { request: expect.any(String) }]);
});
