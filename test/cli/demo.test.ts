import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
const temp = mkdtempSync(join(folder, 't'));
const env = { ...process.env, DATA_DIR: join(folder, 'data'), TMPDIR: temp, REDIS_URL: '' };
const program = ['build/cli/demo.js'];

beforeAll(() => promisify(execFile)('bin/build', ['--all']), 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is printed from one moment to the next. */
function at(output: string, moment: string): string {
  const found = output.split(/\n\n(?=\w{3} \d+ \d\d:\d\d)/u).filter((part) => part.startsWith(moment));
  return found.join('\n');
}

describe('somebody runs the demo and reads along', () => {
  let output = '';

  beforeAll(async () => {
    output = (await promisify(execFile)('node', program, { env })).stdout;
  }, 60_000);

  test('it says first what is going to happen', () => {
    expect(output.split('\n\n')[0]?.split('\n')).toHaveLength(3);
    expect(output).toMatch(/log goes to .*demo\/sitrep\.log/u);
  });

  test('every post is answered with a yes', () => {
    const answers = output.match(/^ {14}→ .*/gmu) ?? [];
    expect(answers.length).toBeGreaterThan(30);
    // Direct messages beside them: a word in advance, what is owed.
    expect(answers.filter((answer) => !/✅|✔️|⏳|📌|🧭|the same/u.test(answer))).toEqual([]);
  });

  test.each([
    ['Nov 7 17:09', 'Status: investigating'],
    ['Nov 7 17:47', 'Status: identified'],
    ['Nov 7 22:33', 'Status: monitoring'],
    ['Nov 8 13:26', 'Status: resolved'],
  ])('at %s the card says %s', (moment, status) => {
    expect(at(output, moment)).toContain(status);
  });

  test('both hourly promises ring when they are due, and nothing else rings', () => {
    const rung = output.split(/\n\n(?=\w{3} \d+ \d\d:\d\d)/u).filter((part) => part.includes('⏰'));
    expect(rung.map((part) => part.slice(0, 11))).toEqual(['Nov 7 20:48', 'Nov 7 22:01']);
  });

  test('it says how late they were kept', () => {
    expect(at(output, 'Nov 7 21:01')).toContain('came 13m after it was due');
    expect(at(output, 'Nov 7 22:33')).toContain('came 32m after it was due');
    expect(output.match(/after it was due/gu)).toHaveLength(2);
  });

  test('a time that was typed in Paris is meant in Paris', () => {
    expect(at(output, 'Nov 7 22:35')).toContain('Nov 8, 09:30 UTC');
  });

  test('those who read #incidents get the summary', () => {
    expect(at(output, 'Nov 8 13:26')).toMatch(/#incidents .*is resolved\.\s+Duration: 20h 17m/u);
  });

  test('the postmortem has every entry once, in the order in which it happened', () => {
    const draft = readFileSync(join(env.DATA_DIR, 'demo', 'postmortem-1.md'), 'utf8');
    const lines = draft.slice(draft.indexOf('## Timeline')).match(/^- \*\*.*/gmu) ?? [];
    const happened = lines.map((line) => /^- \*\*(\S+ \d\d:\d\d)/u.exec(line)?.[1]);
    expect(happened).toEqual(happened.toSorted());
    expect(new Set(lines).size).toBe(lines.length);
    const typed = output.match(/ {3}\/incident (?!postmortem)/gu) ?? [];
    // Beside what people typed: each time the clock spoke, the channel opened, the draft.
    const spoken = output.match(/^Nov \d+ \d\d:\d\d$/gmu) ?? [];
    expect(lines).toHaveLength(typed.length + spoken.length + 2);
    expect(draft).not.toContain('Add it with');
  });

  test('the draft is on the screen too, and no line is wider than a page', () => {
    expect(output).toContain('\n# Postmortem: #1 Push, email, SMS and the APIs are down\n');
    const widths = output.split('\n').map((line) => Array.from(stripVTControlCharacters(line)).length);
    expect(Math.max(...widths.slice(3))).toBeLessThanOrEqual(110);
  });

  test('nothing is left behind', () => {
    expect(readdirSync(temp)).toEqual([]);
  });
});

test('Ctrl-C ends it in the middle, and nothing is left behind', async () => {
  const demo = spawn('node', program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  // npm passes on the signal that the terminal has sent already.
  const twice = () => demo.kill('SIGINT') && demo.kill('SIGINT');
  demo.stdout.on('data', (text) => /^ {14}→/mu.test(String(text)) && twice());
  const errors: Buffer[] = [];
  demo.stderr.on('data', (text) => errors.push(text));
  const code = await new Promise((resolve) => demo.on('close', resolve));
  expect({ code, words: Buffer.concat(errors).toString() }).toEqual({ code: 130, words: '' });
  expect(readdirSync(temp)).toEqual([]);
}, 15_000);

test('where it cannot write it says so in a sentence', async () => {
  const stuck = promisify(execFile)('node', program, { env: { ...env, DATA_DIR: '/dev/null' } });
  await expect(stuck).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The demo ended early: .*\n$/u),
  });
});
