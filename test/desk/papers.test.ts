import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createPapers, paperAt } from '../../src/desk/papers.ts';
import type { Shelf } from '../../src/desk/shelf.ts';
import { publicSections } from '../../src/domain/postmortem/public.ts';
import { openShelf } from '../../src/store/shelf.ts';
import { openRecord, quiet } from './record.ts';

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what somebody saves in the file while it is drafted anew is taken over, too', async () => {
  const { store, desk, declare, note } = openRecord();
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
  const { desk, declare, note } = openRecord(() => now);
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
