// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { wordsOf } from '../../src/cli/import/words.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { endAll, newFolder } from '../child.ts';
import { everythingSaid, openTalk } from '../slack/talk.ts';
import { sitrepHere } from './here.ts';

const migrations = join(__dirname, '../../db/sqlite');
const given = join(__dirname, 'import/incidents.json');

jest.setTimeout(60_000);

let dataDir: string;
beforeEach(() => {
  dataDir = join(newFolder(), 'data');
});
afterEach(endAll);

const sitrep = (line: string) => sitrepHere(line, { DATA_DIR: dataDir });

/** What a bot leaves that has spoken with Slack once. */
async function startedOnce(): Promise<void> {
  await inRecord((store) =>
    store.saveSetting('slack identity', JSON.stringify({ teamId: 'T1', userId: '', botId: '' })),
  );
}

async function inRecord<T>(read: (store: ReturnType<typeof openSqliteStore>) => Promise<T>): Promise<T> {
  const store = openSqliteStore(join(dataDir, 'sitrep.db'), { migrations });
  try {
    return await read(store);
  } finally {
    store.close();
  }
}

type Given = Record<string, unknown>;
interface Export {
  incidents: Given[];
}
const readGiven = (): Export => JSON.parse(readFileSync(given, 'utf8')) as Export;

function fileOf(content: unknown): string {
  const path = join(newFolder(), 'incidents.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** So many incidents, a minute each. */
const many = (count: number): Export => ({
  incidents: Array.from({ length: count }, (_, n) => ({
    ...{ id: `qh${n}`, name: `Ink ran dry ${n}`, status: 'resolved', impact: 'minor' },
    created_at: new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString(),
    resolved_at: new Date(Date.UTC(2025, 0, 1, 1) + n * 60_000).toISOString(),
    incident_updates: [{ id: `up${n}`, status: 'resolved', body: 'Filled "again" {[', created_at: null }],
  })),
});

describe('npx sitrep import', () => {
  test('writes a history down as it was, with its words, times, components and postmortem', async () => {
    await startedOnce();
    const { code, stdout } = await sitrep(`import ${given}`);
    expect([code, stdout]).toEqual([
      0,
      '✓ Imported 2 incidents, 11 entries; 1 update left out, without words or of the future; passed over ' +
        '1 without an id, a name or the time it was created, 1 planned maintenance, ' +
        '1 not over yet: import them when they are, 1 in the file a second time\n',
    ]);
    const [first, second] = await inRecord(async (store) => [await store.find({ id: 1 }), await store.find({ id: 2 })]);
    // That it ended before it began says only that nobody knows how long it took.
    expect(first).toMatchObject({ title: 'Sign-in took long', severity: 'sev4', status: 'resolved', mode: 'retro' });
    expect(first?.resolvedAt).toEqual(first?.declaredAt);
    expect(second).toMatchObject({
      ...{ title: 'Drafts are saved late & shown twice', severity: 'sev1', status: 'resolved', mode: 'retro' },
      ...{ declaredAt: new Date('2025-11-10T10:00:00Z'), resolvedAt: new Date('2025-11-10T11:30:00Z') },
      ...{ published: 1, publishedAt: new Date('2025-11-12T12:00:00Z'), promises: [], archiveAt: null },
    });
    expect(second?.impacts.map(({ component, degree, from, to }) => [component, degree, from?.at, to?.at])).toEqual([
      ['Drafts', 'major', new Date('2025-11-10T10:05:00Z'), new Date('2025-11-10T10:40:00Z')],
      ['Search', 'major', new Date('2025-11-10T10:00:00Z'), new Date('2025-11-10T11:30:00Z')],
    ]);
    const timeline = await inRecord((store) => store.timeline(2));
    expect(timeline.map(({ kind, at, text }) => [kind, at.toISOString().slice(11, 16), text])).toEqual([
      ['declared', '10:00', 'Drafts are saved late & shown twice'],
      ['note', '10:00', 'Brought in from Statuspage: https://stspg.example/qh2'],
      ['update', '10:05', 'Some drafts are saved late.'],
      ['update', '10:20', 'A queue is full.\nWe make room; see the queue (https://quillhaven.example/q) — soon.'],
      ['update', '10:40', 'The queue runs empty.'],
      ['impact', '10:05', ''],
      ['impact', '10:00', ''],
      ['resolved', '11:30', 'Drafts are saved at once again.'],
      ['published', '12:00', '## What happened\n\nA queue filled and nobody was paged.'],
    ]);
    expect((await sitrep('check')).code).toBe(0);
    // People read it when it happened, not when it was imported.
    const report = (await sitrep('export report 2 --layout history --out -')).stdout;
    expect(report.match(/\w{3} \d+, \d\d:\d\d UTC/gu)).toEqual([
      'Nov 12, 12:00 UTC',
      'Nov 10, 11:30 UTC',
      'Nov 10, 10:40 UTC',
      'Nov 10, 10:20 UTC',
      'Nov 10, 10:05 UTC',
    ]);
  });

  test('adds nothing the second time, and what is new where something is', async () => {
    await startedOnce();
    await sitrep(`import ${given}`);
    expect((await sitrep(`import ${given}`)).stdout).toMatch(/^✓ Nothing new came in; 2 there already; /u);
    const grown = readGiven();
    const late = {
      id: 'up0000000026',
      status: 'resolved',
      body: 'Refunds are out.',
      created_at: '2025-11-14T08:00:00Z',
    };
    const [, , drafts] = grown.incidents as [Given, Given, Given];
    (drafts['incident_updates'] as unknown[]).unshift(late);
    const { stdout } = await sitrep(`import ${fileOf(grown)}`);
    expect(stdout).toMatch(/^✓ Imported 0 incidents, 1 entry; 1 there already got what is new; 1 there already; /u);
    const timeline = await inRecord((store) => store.timeline(2));
    expect(timeline.at(-1)).toMatchObject({
      kind: 'note',
      text: 'Refunds are out.',
      at: new Date('2025-11-14T08:00:00Z'),
    });
    expect((await sitrep('check')).code).toBe(0);
  });

  test('goes on where it was stopped in the middle', async () => {
    await startedOnce();
    const whole = many(120);
    await sitrep(`import ${fileOf({ incidents: whole.incidents.slice(0, 70) })}`);
    const { stdout } = await sitrep(`import ${fileOf(whole)}`);
    expect(stdout).toBe('✓ Imported 50 incidents, 100 entries; 70 there already\n');
    expect(await inRecord((store) => store.nextId())).toBe(121);
    expect((await sitrep('check')).code).toBe(0);
  });

  test('leaves out what has not happened yet, and takes the list alone as well', async () => {
    await startedOnce();
    const [one, two, three] = many(3).incidents as [Given, Given, Given];
    const path = fileOf([
      { ...one, resolved_at: '2999-01-01T00:00:00Z' },
      { ...two, incident_updates: [{ id: 'a', status: 'resolved', body: '', display_at: '2025-01-01T01:00:00Z' }] },
      { ...three, incident_updates: 'none', status: undefined },
    ]);
    expect((await sitrep(`import ${path}`)).stdout).toBe(
      '✓ Imported 2 incidents, 4 entries; passed over 1 with times that have not come yet\n',
    );
  });

  test('says in one sentence why it brings nothing in', async () => {
    const said = async (line: string) => (await sitrep(line)).stderr;
    expect(await said('import')).toMatch(/^Say which file: npx sitrep import incidents\.json, .+\n$/u);
    expect(await said('import nowhere.json')).toMatch(/^There is no nowhere\.json: give .+\n$/u);
    expect(await said(`import ${newFolder()}`)).toMatch(/is a folder: give .+\n$/u);
    expect(await said(`import ${fileOf('<html>Sign in</html>')}`)).toMatch(
      / is not JSON, so nothing was imported: .+\n$/u,
    );
    expect(await said(`import ${fileOf('{"incidents": [{"id": 1,}]}')}`)).toMatch(/ is not JSON, so nothing/u);
    expect(await said(`import ${fileOf('{"incidents": [{"id": "a"')}`)).toMatch(/ ends in the middle: .+\n$/u);
    expect(await said(`import ${fileOf({ components: [] })}`)).toMatch(/ has no list of incidents, so nothing/u);
    expect(await said(`import ${fileOf([{ number: 1 }])}`)).toMatch(/ has no incidents as Statuspage writes them, /u);
    expect(await said(`import ${given}`)).toMatch(/does not know its Slack workspace yet: start Sitrep once, .+\n$/u);
    expect(existsSync(join(dataDir, 'sitrep.db'))).toBe(false);
    await startedOnce();
    const db = new Database(join(dataDir, 'sitrep.db'));
    db.exec("insert into migration values ('999_later.sql', '2030-01-01')").close();
    expect(await said(`import ${given}`)).toMatch(/newer Sitrep/u);
  });
});

test.each([
  ['<p>One</p><p>Two<br/>three</p>', 'One\n\nTwo\nthree'],
  ['<ul><li>ink</li><li>paper</li></ul>', '• ink\n• paper'],
  [
    'if a &lt; b, or a < b, for <customer id> and List<String>',
    'if a < b, or a < b, for <customer id> and List<String>',
  ],
  [
    '**bold** [there](https://a.example) <https://b.example>',
    '**bold** [there](https://a.example) <https://b.example>',
  ],
  ["<a href='https://a.example'>https://a.example</a>", 'https://a.example'],
  ['caf&eacute; &Uuml;ber &#233; &#x1F5A8; &amp;lt; &#xD800; R&Z;', 'café Über é 🖨 &lt; &#xD800; R&Z;'],
])('%s keeps its words', (html, words) => {
  expect(wordsOf(html)).toBe(words);
});

describe('a history that was brought in', () => {
  test('is in the figures and in no list of what is open, and not a word of it goes to Slack', async () => {
    const talk = await openTalk();
    try {
      dataDir = talk.house.dataDir;
      expect((await sitrep(`import ${given}`)).stderr).toMatch(/^A Sitrep is running on .+: stop it/u);
      await talk.house.restart(async () => {
        expect((await sitrep(`import ${given}`)).code).toBe(0);
      });
      // What is declared now is told: by then whoever tells of anything has had its turn.
      expect((await talk.declare('sev3 Ink is dry')).id).toBe(3);
      const { botToken, signingSecret, apiUrl } = talk.slack;
      const env = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl };
      await talk.house.restart(async () => {
        const { stderr } = await sitrepHere('rebuild 2', { DATA_DIR: dataDir, ...env });
        expect(stderr).toMatch(/^#2 was imported: it never had anything at Slack/u);
      });
      await talk.type('/incident #3 update and the paper too');
      const names = (await talk.slack.channels()).map(({ name }) => name).filter((name) => name.startsWith('inc-'));
      expect(names).toEqual([expect.stringMatching(/^inc-3/u)]);
      expect(everythingSaid(talk.slack).filter((text) => /Drafts|Sign-in/u.test(text))).toEqual([]);
      const list = await talk.type('/incident list');
      expect(list).toContain('#3');
      expect(list).not.toMatch(/#[12]\b/u);
      const stats = await talk.type('/incident stats 2025-11');
      expect(stats).toMatch(/2 incidents/u);
      expect(stats).not.toContain('retro');
      expect(await talk.type('/incident #2 timeline')).toContain('· Statuspage · update: Some drafts are saved late.');
      expect(await talk.type('/incident #2 reopen it is back')).toContain('stays history');
      expect(await talk.type('/incident #2 brief')).toContain('Lead: —');
    } finally {
      await talk.close();
    }
  });
});
