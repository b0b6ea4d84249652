import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type Child, endAll, enough, newFolder, startChild } from '../../child.ts';
import { createDatabase, type TestDatabase } from '../../postgres/database.ts';
import { openRefusing } from '../../postgres/refusing.ts';

// Each starts several processes.
jest.setTimeout(60_000);

const written = 'canary%2Fof%2FPostgreSQL%21%22';
const plain = decodeURIComponent(written);

let refusing: Awaited<ReturnType<typeof openRefusing>>;
let database: TestDatabase;
let url: string;
beforeEach(async () => {
  database = await createDatabase();
  // It says in its refusal which password it was given, in every way.
  refusing = await openRefusing('XX001', `${plain} ${written} ${JSON.stringify(plain)} is wrong`);
  url = `postgres://dana:${written}@127.0.0.1:${refusing.port}/record`;
});
afterEach(async () => {
  await refusing.close();
  await database.drop();
});
afterAll(endAll);

function expectNone(words: string): void {
  expect([words, words.includes('canary')]).toEqual([expect.stringContaining('[secret]'), false]);
}

test('whatever is typed while PostgreSQL refuses, and repeats the password, nobody reads it', async () => {
  const history = join(newFolder(), 'incidents.json');
  writeFileSync(
    history,
    '{"incidents": [{"id": "a", "name": "b", "status": "resolved", "created_at": "2025-01-01T00:00:00Z", "resolved_at": "2025-01-01T01:00:00Z", "incident_updates": []}]}',
  );
  const lines = [
    'doctor',
    'check',
    'check --slack',
    'export --all',
    `import ${history}`,
    'rebuild 1',
    'restore --mark',
  ];
  for (const line of ['', ...lines]) {
    const args = line === '' ? ['main.js'] : ['cli/sitrep.js', ...line.split(' ')];
    const child = startChild({ ...enough, DATABASE_URL: url }, args);
    expect([line, await child.ended]).toEqual([line, 1]);
    expectNone(child.stdout() + child.stderr());
  }
});

test('nor does the bot whose queue refuses say it, in its log or on its pages', async () => {
  const child: Child = startChild({ ...enough, DATABASE_URL: database.url, QUEUE_URL: url, LOG_LEVEL: 'debug' });
  const { port } = await child.says('Sitrep is ready');
  await child.says('PostgreSQL is away');
  for (const path of ['/readyz', '/metrics']) {
    expect(await (await fetch(`http://127.0.0.1:${port}${path}`)).text()).not.toContain('canary');
  }
  child.kill('SIGTERM');
  expect(await child.ended).toBe(0);
  expectNone(child.stdout() + child.stderr());
});
