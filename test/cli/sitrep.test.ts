import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { endAll, enough, startChild } from '../child.ts';

afterEach(endAll);

async function sitrep(args: readonly string[], env: Record<string, string> = {}) {
  const child = startChild(env, ['cli/sitrep.js', ...args]);
  const code = await child.ended;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}

test('without a word it prints the commands there are', async () => {
  const [bare, help] = await Promise.all([sitrep([]), sitrep(['help'])]);
  expect(bare).toEqual(help);
  expect(bare.code).toBe(0);
  expect(bare.stdout.match(/npx sitrep [\w-]+/gu)).toEqual(
    [
      'start',
      'doctor',
      'read-promise',
      'export',
      'import',
      'backup',
      'restore',
      'check',
      'rebuild',
      'migrate',
      'version',
      'help',
    ].map((word) => `npx sitrep ${word}`),
  );
});

test('prints its version', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  expect(await sitrep(['version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('a command or an option that is not there is named, with what there is', async () => {
  const [command, option] = await Promise.all([sitrep(['docter']), sitrep(['start', '--inti'])]);
  expect(command).toMatchObject({ code: 64, stdout: '' });
  expect(command.stderr).toMatch(/^There is no command “docter”\.\n[\s\S]*npx sitrep doctor/u);
  expect(option).toMatchObject({ code: 64, stdout: '' });
  expect(option.stderr).toMatch(/^“start” does not know “--inti”\./u);
});

test('the doctor ends with 78 for wrong settings, all at once, and with 1 when something must be fixed', async () => {
  const [settings, ill] = await Promise.all([sitrep(['doctor'], { PORT: 'x' }), sitrep(['doctor'], enough)]);
  expect(settings).toMatchObject({ code: 78, stdout: '' });
  expect(settings.stderr).toContain('  - SLACK_BOT_TOKEN is missing\n  - PORT is not a port');
  expect(ill).toMatchObject({ code: 1, stderr: '' });
  expect(ill.stdout.match(/^[✓✗–] [A-Z].+$/gmu)).toHaveLength(ill.stdout.trimEnd().split('\n').length);
});
