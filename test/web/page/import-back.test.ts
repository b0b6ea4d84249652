import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { bygoneAt, historyIn } from '../../../src/cli/import/history.ts';
import { openToRead } from '../../../src/cli/import/pieces.ts';
import type { Bygone } from '../../../src/domain/history/bygone.ts';
import type { PublicIncident } from '../../../src/domain/page/public-incident.ts';
import { endAll, newFolder } from '../../child.ts';
import { broughtIn, bygones, evening, investigating, pageOf, publicOf, read, withPostmortem } from './told-page.ts';

afterEach(endAll);

/** What `npx sitrep import` reads of a page's own `incidents.json`. */
function readBack(...incidents: PublicIncident[]) {
  const path = join(newFolder(), 'incidents.json');
  writeFileSync(path, read('/api/v2/incidents.json', pageOf(incidents)));
  const file = openToRead(path);
  const { pieces, passed } = historyIn(file, evening);
  return { back: pieces.map((piece) => bygoneAt(file, piece, evening) as Bygone), passed };
}

test('an incident that Statuspage kept is the same when it comes back from our page', () => {
  const [drafts] = bygones as [Bygone];
  const { back } = readBack(broughtIn('aaaaaaaaaaa1', drafts));
  const same = ({ title, severity, from, to, updates, postmortem, hits }: Bygone) => ({
    ...{ title, severity, from, to, postmortem },
    updates: updates.filter(({ text }) => text !== '').map(({ at, status, text }) => ({ at, status, text })),
    hits: hits.map(({ component, degree, to: until }) => ({ component, degree, until })).sort(byName),
  });
  expect(back.map(same)).toEqual([same(drafts)]);
});

test('an incident of ours comes back with its times, words, components and postmortem', () => {
  const { back, passed } = readBack(
    publicOf('aaaaaaaaaaa1', investigating),
    publicOf('aaaaaaaaaaa2', withPostmortem, 'Labels are late'),
  );
  expect(passed).toEqual(new Map([['open', 1]]));
  expect(back).toMatchObject([
    {
      ...{
        title: 'Labels are late',
        severity: 'sev2',
        page: 'https://status.quillhaven.example/incidents/aaaaaaaaaaa2',
      },
      ...{ from: new Date('2026-11-20T12:00:00Z'), to: new Date('2026-11-20T13:00:00Z') },
      updates: [
        { status: 'investigating', text: 'Labels are late' },
        { status: 'identified', text: 'A queue is full.' },
        { status: 'identified', text: 'We make room.' },
        { status: 'monitoring', text: 'The queue runs empty.' },
        { status: 'resolved', text: 'Resolved' },
      ],
      hits: [
        { component: 'API', degree: 'partial' },
        { component: 'Web', degree: 'minor' },
      ],
      postmortem: { at: new Date('2026-11-20T18:00:00Z'), text: expect.stringContaining('Labels are late') },
    },
  ]);
});

const byName = (one: { component: string }, other: { component: string }) =>
  one.component.localeCompare(other.component);
