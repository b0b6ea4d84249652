import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const sitrep = join(__dirname, '../../dist/cli/sitrep.js');

async function readPromise(text: string, ...args: string[]) {
  const child = spawn(process.execPath, [sitrep, 'read-promise', ...args]);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  // One that refuses its options reads nothing.
  child.stdin.on('error', () => {}).end(text);
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

const noon = ['--at', '2026-11-20T12:00:00Z'];

test('the promises of a text come back as one JSON array, each with what, when and the words', async () => {
  const text = 'Failover is under way.\nNext update by 15:30. We’ll share a postmortem next week.\n';
  const { code, stdout, stderr } = await readPromise(text, ...noon, '--zone', 'Europe/Paris');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^\[.+\]\n$/u);
  expect(JSON.parse(stdout)).toEqual([
    { kind: 'update', due: '2026-11-20T14:30:00.000Z', event: null, vague: false, quote: 'Next update by 15:30.' },
    { kind: 'postmortem', due: null, event: null, vague: true, quote: 'We’ll share a postmortem next week.' },
  ]);
});

test('an event is printed in its own words', async () => {
  const { stdout } = await readPromise('We will tell you more once the replay is through.', ...noon);
  expect(JSON.parse(stdout)).toMatchObject([{ kind: 'update', due: null, event: 'the replay is through' }]);
});

test('without options it reads as now, in UTC', async () => {
  const before = Date.now();
  const [{ stdout }, at] = await Promise.all([
    readPromise('Next update in 20 minutes'),
    readPromise('Next update at 15:30', ...noon),
  ]);
  const due = Date.parse(JSON.parse(stdout)[0].due) - 20 * 60_000;
  expect(due).toBeGreaterThanOrEqual(before);
  expect(due).toBeLessThanOrEqual(Date.now());
  expect(JSON.parse(at.stdout)).toMatchObject([{ due: '2026-11-20T15:30:00.000Z' }]);
});

test('a text that promises nothing is an empty array', async () => {
  const [silent, none] = await Promise.all([readPromise('', ...noon), readPromise('It lasted an hour.', ...noon)]);
  expect(silent).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  expect(none).toEqual(silent);
});

test('a wrong value is refused with what to type instead, and nothing is printed', async () => {
  const [at, day, zone, none] = await Promise.all([
    readPromise('x', '--at', 'noon'),
    readPromise('x', '--at=2026-11-20'),
    readPromise('x', '--zone', 'Nowhere/City'),
    readPromise('x', '--zone'),
  ]);
  expect(at).toMatchObject({ code: 64, stdout: '' });
  expect(at.stderr).toBe('--at cannot be “noon”: type, for example, --at 2026-11-20T12:00:00Z.\n');
  expect(day).toMatchObject({ code: 64, stdout: '' });
  expect(zone).toMatchObject({ code: 64, stdout: '' });
  expect(zone.stderr).toBe('--zone cannot be “Nowhere/City”: type, for example, --zone Europe/Paris.\n');
  expect(none).toMatchObject({ code: 64, stdout: '' });
});

test('an option it does not know is named', async () => {
  const { code, stdout, stderr } = await readPromise('x', '--when', 'now');
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toMatch(/^“read-promise” does not know “--when”\./u);
});
