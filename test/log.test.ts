import { describe, expect, test } from '@jest/globals';
import { createLog } from '../src/log.ts';

function logging(level = 'info', secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog(level, secrets, { write: (line: string) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') };
}

describe('the log', () => {
  test('is a JSON line per event, with its level, its time and its fields', () => {
    const { log, lines, last } = logging();
    log.info('Sitrep is ready', { port: 3000, words: 'two\nlines' });
    expect(lines[0]?.match(/\n/gu)).toHaveLength(1);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u);
    expect(last()).toEqual({ level: 'info', time, port: 3000, words: 'two\nlines', msg: 'Sitrep is ready' });
  });

  test('leaves out what is below its level', () => {
    const { log, lines } = logging('warn');
    log.info('quiet');
    log.warn('loud');
    expect(lines).toHaveLength(1);
  });

  test('tells an error with what caused it, and of a fault, or at debug, where it was thrown', () => {
    const error = new Error('a request failed', { cause: new Error('fetch failed') });
    const usual = logging();
    usual.log.warn('it did not work', { cause: error });
    expect(usual.last().cause).toBe('a request failed because: fetch failed');
    usual.log.error('it did not work', { cause: error });
    expect(usual.last().cause).toContain('log.test.ts');

    const closer = logging('debug');
    closer.log.warn('it did not work', { cause: error });
    expect(closer.last().cause).toMatch(/a request failed\n\s+at [\s\S]+because: Error: fetch failed\n\s+at /u);
  });

  test('takes what people throw that is no error', () => {
    const { log, last } = logging();
    log.error('odd', { cause: undefined, other: null, third: 'words' });
    expect(last()).toMatchObject({ other: null, third: 'words' });
  });
});

describe('secrets', () => {
  const bot = 'xoxb-12-34-AbCdEf';
  const signing = '0123456789abcdef0123456789abcdef';
  const odd = 'p"ss\\word€';

  test.each([
    ['in the message', () => [`the token ${bot} and ${signing}`, {}]],
    ['in a field', () => ['x', { token: bot, signing }]],
    ['deep in a field', () => ['x', { request: { headers: { authorization: `Bearer ${bot}` }, list: [signing] } }]],
    ['in an error', () => ['x', { cause: new Error(`bad ${bot} ${signing}`) }]],
    ['in the cause of an error', () => ['x', { cause: new Error('x', { cause: new Error(`${bot}${signing}`) }) }]],
    ['in another field of an error', () => ['x', { cause: Object.assign(new Error('x'), { body: bot + signing }) }]],
    ['in the name of a field', () => ['x', { [bot]: 1, [signing]: 2 }]],
    ['after a line break', () => ['x', { text: `\n${bot}\n${signing}` }]],
    ['inside an address', () => ['x', { text: `https://h/?token=${bot}&s=_${signing}` }]],
  ] as const)('are black %s', (_, make) => {
    const { log, lines } = logging('debug', [bot, signing]);
    const [message, fields] = make();
    log.error(message as string, fields as object);
    expect(lines.join('')).not.toContain('AbCdEf');
    expect(lines.join('')).not.toContain(signing);
    expect(() => JSON.parse(lines[0] ?? '')).not.toThrow();
  });

  test('that JSON writes otherwise are black as well', () => {
    const { log, lines, last } = logging('info', [odd]);
    log.warn('x', { url: `redis://user:${odd}@host` });
    expect(lines.join('')).not.toContain('word');
    expect(last().url).toBe('redis://user:[secret]@host');
  });

  test.each(['xoxb-1-2-Ab', 'xoxp-9', 'xapp-1-A0-Ab', 'xoxe.xoxb-1-Ab', 'xoxe-1-Ab'])(
    'that were never given to us are known by their looks: %s',
    (token) => {
      const { log, lines } = logging();
      log.info('x', { cause: new Error(`Slack did not take ${token}`), text: `_${token}` });
      expect(lines.join('')).not.toContain(token);
    },
  );
});
