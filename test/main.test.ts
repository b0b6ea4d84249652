import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type LocalSlack, openLocalSlack } from '../src/sandbox/local-slack.ts';
import { endAll, newFolder, enough as settings, startChild, until } from './child.ts';

let slack: LocalSlack | undefined;

afterEach(async () => {
  await endAll();
  await slack?.close();
  slack = undefined;
});

describe('starting', () => {
  test('says on which port it is ready; reads .env, but what the environment says already wins', async () => {
    const folder = newFolder();
    const env = Object.entries({ ...settings, LOG_LEVEL: 'error', DATA_DIR: 'record' });
    writeFileSync(join(folder, '.env'), env.map(([name, value]) => `${name}=${value}`).join('\n'));
    // Throws for a line that is not JSON.
    const { port } = await startChild({ LOG_LEVEL: 'info' }, ['main.js'], folder).says('Sitrep is ready');
    expect(port).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'record/sitrep.db'))).toBe(true);
  });

  test('with a token that Slack refuses it starts, records, and says what is wrong', async () => {
    slack = await openLocalSlack();
    const { SLACK_BOT_TOKEN: wrong } = settings;
    const env = { ...settings, SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: slack.signingSecret };
    const child = startChild(env);
    const { port } = await child.says('Sitrep is ready');
    const { cause } = await child.says('nothing is sent to Slack until it takes it again');
    expect(cause).toMatch(/^Slack refuses the token \(invalid_auth\)/);

    slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
    const answer = await slack.person('dana').type('/incident declare sev2 The checkout is down', { in: 'general' });
    expect(answer.text).toMatch(/^✅ #1 declared.*\nSlack takes longer than usual: this is recorded/su);

    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(ready.status).toBe(200);
    const { degraded, ...rest } = (await ready.json()) as { degraded: string[] };
    // Its client may be on its way to Redis at this moment.
    const others = degraded.filter((words) => !words.startsWith('Redis is away'));
    expect({ ...rest, degraded: others }).toMatchObject({
      ready: true,
      degraded: [
        expect.stringMatching(/^Slack refuses the token \(invalid_auth\): nothing is sent.*put SLACK_BOT_TOKEN right/u),
        expect.stringMatching(/^Slack takes nothing since .*: 1 entry of 1 incident waits$/u),
      ],
    });
    for (const secret of [wrong, slack.signingSecret]) expect(child.stdout()).not.toContain(secret);
  });

  test('with an app-level token that Slack refuses it says so as well', async () => {
    slack = await openLocalSlack();
    const env = { ...settings, SLACK_API_URL: slack.apiUrl, SLACK_APP_TOKEN: 'xapp-1-not-this-one' };
    const child = startChild(env);
    const { cause } = await child.says('opening the socket did not work');
    expect(cause).toMatch(/^Slack refuses the token \(invalid_auth\)/);
    expect(child.stdout()).not.toContain('not-this-one');
  });
});

describe('stopping', () => {
  test('takes at most two seconds when idle, and leaves no redis-server; at LOG_LEVEL=error all of that is silent', async () => {
    const folder = newFolder();
    const port = await freePort();
    const env = { ...settings, REDIS_URL: '', LOG_LEVEL: 'error', PORT: String(port) };
    const child = startChild(env, ['main.js'], folder);
    await until(async () => !(await degraded(port)).some((words) => words.includes('Redis')));
    await until(() => processesNaming(folder).length > 0);

    child.kill('SIGTERM');
    expect(await child.ended).toBe(0);
    await until(() => processesNaming(folder).length === 0 && readdirSync(join(folder, 'tmp')).length === 0);
    expect(child.stdout()).toBe('');
  });

  test('a standby waits for the database, takes over when the first is killed, and can be stopped while it waits; with the port of the first it takes that over as well', async () => {
    const env = { ...settings, DATA_DIR: newFolder() };
    const first = startChild(env);
    await first.says('Sitrep is ready');
    const [second, third] = [startChild(env), startChild(env)];
    const [{ port }] = await Promise.all([second.says('standing by'), third.says('standing by')]);
    const at = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect([await at('/healthz'), await at('/readyz'), await at('/metrics')]).toEqual([200, 503, 503]);

    third.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    expect(second.log().map(({ msg }) => msg)).not.toContain('Sitrep is ready');

    first.kill('SIGKILL');
    expect((await second.says('Sitrep is ready'))['port']).toBe(port);
    expect(await at('/readyz')).toBe(200);

    const fourth = startChild({ ...env, PORT: String(port) });
    expect(await fourth.says('standing by')).not.toHaveProperty('port');
    second.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect((await fourth.says('Sitrep is ready'))['port']).toBe(port);
  });
});

/** What is amiss: before it listens, Redis and all else. */
async function degraded(port: number): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  if (!answer) return ['Redis'];
  return ((await answer.json()) as { degraded: string[] }).degraded;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Processes whose command line names the folder, other than the child itself; none where there is no /proc. */
function processesNaming(folder: string): string[] {
  if (!existsSync('/proc/self')) return [];
  return readdirSync('/proc').filter((pid) => /^\d+$/u.test(pid) && commandOf(pid).includes(folder));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
