import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { createPapers, paperAt } from '../../src/desk/papers.ts';
import type { Records } from '../../src/desk/ports.ts';
import type { Shelf } from '../../src/desk/shelf.ts';
import { wholeRecord } from '../../src/desk/whole-record.ts';
import { publicSections } from '../../src/domain/postmortem/public.ts';
import { makePromise } from '../../src/domain/promise.ts';
import { plain } from '../../src/domain/said.ts';
import { openShelf } from '../../src/store/shelf.ts';
import { closeRecords } from '../record.ts';
import { dana, openRecord, quiet } from './record.ts';

afterEach(closeRecords);

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what somebody saves in the file while it is drafted anew is taken over, too', async () => {
  const { store, desk, declare, note } = await openRecord();
  const id = await declare();
  const shelf = openShelf(folder);
  const path = join(folder, `incident-${id}.md`);
  await createPapers({ desk, store, shelf, log: quiet }).keep(id);
  await note(id, 'lesson: buy a disk');
  let isRead = false;
  const read: Shelf['read'] = async (which) => {
    const file = await shelf.read(which);
    if (!isRead) writeFileSync(path, String(file).replace('## Root cause\n\n', '## Root cause\n\nMine.\n\n'));
    isRead = true;
    return file;
  };
  const kept = await createPapers({ desk, store, shelf: { ...shelf, read }, log: quiet }).keep(id);

  expect(kept).toMatchObject({ takenOver: ['cause'], isBeside: false });
  expect(readFileSync(path, 'utf8')).toContain('Mine.');
  expect(readFileSync(path, 'utf8')).toContain('buy a disk');
});

test('the paper of an incident that has not changed is drafted once in a minute, and what goes out of it once', async () => {
  let now = new Date('2026-11-20T12:00:00Z');
  const { desk, declare, note } = await openRecord(() => now);
  const id = await declare();
  const paper = await paperAt({ id }, desk);
  expect(await paperAt({ id }, desk)).toBe(paper);
  if (paper) expect(publicSections(paper)).toBe(publicSections(paper));
  await note(id, 'one more');
  const next = await paperAt({ id }, desk);
  expect(next?.upTo).toBe(2);
  now = new Date('2026-11-20T12:01:00Z');
  expect((await paperAt({ id }, desk))?.now).toEqual(now);
});

test('what another bot records while a paper, or the whole record, is read is in all of it or in none', async () => {
  const { store, desk, declare } = await openRecord();
  const id = await declare();
  const promising = async (said: string) => {
    const outcome = await desk.change({ id }, (incident, now) =>
      makePromise(incident, { said: plain(said), kind: 'contact', due: null, by: dana }, now),
    );
    if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  };
  /** Records in which somebody makes a promise right before the promises are read. */
  const disturbed = (said: string): Records => {
    let isDone = false;
    const promises: Records['promises'] = async (which) => {
      if (!isDone) await promising(said);
      isDone = true;
      return store.promises(which);
    };
    return { ...store, promises };
  };
  const paper = await paperAt({ id }, { records: disturbed('the report by Friday'), clock: desk.clock });
  expect(paper?.upTo).toBe(2);
  expect(paper?.timeline.map(({ seq }) => seq)).toEqual([1, 2]);
  const whole = await wholeRecord({ id }, disturbed('the bill by Friday'));
  expect(whole?.incident.version).toBe(3);
  expect(whole?.timeline).toHaveLength(3);
});
