import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alarmsOf } from '../src/domain/alarm.ts';
import { usualCadences } from '../src/domain/cadence.ts';
import type { Change } from '../src/domain/change.ts';
import { declare } from '../src/domain/declare.ts';
import { setImpact } from '../src/domain/impact.ts';
import type { Degree } from '../src/domain/impacts/record.ts';
import type { Incident } from '../src/domain/incident.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import { putOnPage } from '../src/domain/page/on-page.ts';
import { wentOut } from '../src/domain/publish.ts';
import { resolve } from '../src/domain/resolve.ts';
import { plain } from '../src/domain/said.ts';
import type { OpenStatus } from '../src/domain/status.ts';
import { update } from '../src/domain/update.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { migrations } from './places.ts';
import { followerNames, made } from './seed.ts';

const by = { id: 'U0DANA000', name: 'Dana Dupont' };
const minute = 60_000;
const apart = 9 * 60 * minute;

const groups = ['Checkout', 'Search', 'Mail', 'Reports', 'Accounts'];
const names = Array.from({ length: 30 }, (_, n) => `Part ${n + 1}`);

/** The settings of a page with 30 components in five groups. */
export const settings = 'sitrep.yml';
export const writeSettings = (dataDir: string): void =>
  writeFileSync(
    join(dataDir, settings),
    `page_name: Example\ncomponents:\n${names.map((name, n) => `  - {group: ${groups[n % groups.length]}, name: ${name}}\n`).join('')}`,
  );

/**
 * Writes incidents that are over and on the page, one every nine hours until now, and puts one that goes on there as well.
 * All is told. No bot has the database.
 */
export async function publicHistory(dataDir: string, first: number, count: number, goesOn: number): Promise<void> {
  const store = openSqliteStore(join(dataDir, 'sitrep.db'), { migrations });
  const told = followerNames();
  const now = Date.now();
  const open = (await store.find({ id: goesOn })) as Incident;
  const shown = made(putOnPage(open, { by, title: open.title, letOut: [] }, new Date(now)));
  await store.commit({ change: shown, alarms: alarmsOf(shown.incident) });
  await Promise.all(told.map((name) => store.moveBookmark(name, goesOn, shown.incident.version)));
  for (let id = first; id < first + count; id++) {
    const changes = lifeOf(id, now - (first + count - id) * apart);
    // The store writes what is asked for in one turn as one transaction.
    await Promise.all(changes.map((change) => store.commit({ change, alarms: [] })));
    await Promise.all(told.map((name) => store.moveBookmark(name, id, changes.length)));
  }
  store.close();
}

/** Declared and shown, two components hit, three updates, over within two hours; of every tenth a postmortem. */
function lifeOf(id: number, began: number): Change[] {
  const at = (minutes: number) => new Date(began + minutes * minute);
  const part = names[id % names.length] as string;
  const title = `${part} is slow for some`;
  // A worse one would owe a postmortem, and a start would ask for a year of them.
  const severity = id % 3 === 0 ? 'sev3' : 'sev4';
  const who = { id, teamId: 'T000000001' };
  const changes = [made(declare({ title: plain(title), severity, by }, who, usualCadences, at(0)))];
  const then = (rule: (incident: Incident) => Outcome<Change>) =>
    changes.push(made(rule((changes.at(-1) as Change).incident)));
  const hit = (component: string, degree: Degree) => {
    const unsaid = { region: null, amount: null, data: null, causedBy: null, said: plain('') } as const;
    then((one) => setImpact(one, { ...unsaid, component, degree, from: timed(at(0)), to: timed(at(70)), by }, at(80)));
  };
  const say = (text: string, status: OpenStatus, minutes: number) =>
    then((one) => update(one, { said: plain(text), status, promises: [], by }, usualCadences, at(minutes)));
  then((one) => putOnPage(one, { by, title, letOut: [] }, at(1)));
  say(`We see that ${part} answers late for one request in ten, and look into it.`, 'investigating', 5);
  say('A change of last night sends more there than it can take. We take it back.', 'identified', 30);
  say('It is taken back, and answers are quick again. We watch it for an hour.', 'monitoring', 60);
  hit(part, 'partial');
  hit(names[(id + 7) % names.length] as string, 'minor');
  then((one) => resolve(one, plain('It was quick for an hour.'), [], by, at(110)));
  if (id % 10 === 0) {
    const { incident } = changes.at(-1) as Change;
    changes.push(wentOut(incident, { text: paperOf(title), open: [], by }, at(26 * 60)));
  }
  return changes;
}

const timed = (at: Date) => ({ at, precision: 'minute', approx: false, zone: 'UTC' }) as const;

const paperOf = (title: string): string =>
  `# ${title}\n\n${['What happened', 'Why', 'What we do about it']
    .map(
      (heading) =>
        `## ${heading}\n\n${'A change sent more there than it could take, and nobody had tried it so. '.repeat(8)}\n`,
    )
    .join('\n')}`;
