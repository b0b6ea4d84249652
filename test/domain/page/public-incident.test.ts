import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/domain/change.ts';
import type { WholeRecord } from '../../../src/domain/export/record.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { putOnPage } from '../../../src/domain/page/on-page.ts';
import { publicIncident } from '../../../src/domain/page/public-incident.ts';
import { publicTitle } from '../../../src/domain/page/public-title.ts';
import { sayOnPage } from '../../../src/domain/page/say-on-page.ts';
import { plain } from '../../../src/domain/said.ts';
import type { Entry } from '../../../src/domain/timeline.ts';
import { dana, standing } from '../incident.ts';
import { amends, ends, hits, notes, publishes, reopens, report, says, told } from '../report/told.ts';

type Rule = (incident: Incident, timeline: readonly Entry[], now: Date) => Outcome<Change>;

const shows =
  (title: string, letOut: readonly number[] = []): Rule =>
  (incident, _, now) =>
    putOnPage(incident, { by: dana, title, letOut }, now);

const outside =
  (seq: number, text: string): Rule =>
  (incident, timeline, now) =>
    sayOnPage(incident, standing(timeline, seq), plain(text), dana, now);

const catalog = {
  components: [
    { group: 'Mobile', name: 'Android' },
    { group: null, name: 'API' },
  ],
  regions: ['EU'],
};
const known = (record: WholeRecord) => publicIncident(record, { key: 'k', catalog });
const texts = (record: WholeRecord) => known(record)?.posts.map(({ word, text }) => `${word}: ${text}`);

const began = '2026-11-20T12:00:00Z';
const at = (minutes: number) => new Date(Date.parse(began) + minutes * 60_000).toISOString();
const onPage = [at(1), shows('Mail is late')] as const;

test('nothing is known of what is not on the page', () => {
  expect(known(told(began, { title: 'Mail is late' }))).toBeNull();
});

test('it was declared by the title that it has outside, there and in reports', () => {
  const record = told(began, { title: 'Ledger writes lag' }, [at(1), shows('Invoices are late')]);
  expect(texts(record)).toEqual(['investigating: Invoices are late']);
  expect(report(record, 'history')).not.toContain('Ledger');
});

describe('the status that readers know', () => {
  test('is that of what they read: what is kept inside does not move it', () => {
    const record = told(
      began,
      { title: 'Mail is late' },
      onPage,
      [at(2), says('A queue is long', 'identified')],
      [at(3), says('only for us', 'monitoring')],
      [at(4), outside(4, '')],
    );
    expect(record.incident.status).toBe('monitoring');
    expect(known(record)).toMatchObject({ status: 'identified', posts: [{}, { text: 'A queue is long' }] });
  });

  test('that it is over and that it goes on again is told, without the words that name the inside', () => {
    const record = told(
      began,
      { title: 'Mail is late' },
      onPage,
      [at(2), ends('mx-1.internal has its disk again')],
      [at(9), reopens('mx-2.internal has none')],
    );
    expect(texts(record)).toEqual(['investigating: Mail is late', 'resolved: ', 'investigating: ']);
  });
});

describe('the words that readers read', () => {
  const named = 'mx-1.internal has no disk';
  const record = told(began, { title: 'Mail is late' }, onPage, [at(5), says(named, 'identified')]);
  const more = (...steps: Array<readonly [string, Rule]>) =>
    told(began, { title: 'Mail is late' }, onPage, [at(5), says(named, 'identified')], ...steps);

  test('are left out while they name the inside', () => expect(texts(record)?.at(-1)).toBe('identified: '));
  test('are those that somebody gave for the page, also in reports', () => {
    const other = more([at(6), outside(3, 'A disk is full')]);
    expect(texts(other)?.at(-1)).toBe('identified: A disk is full');
    expect(report(other, 'history')).toContain('A disk is full');
    expect(report(other, 'history')).not.toContain('mx-1');
  });
  test('are those of the inside once somebody has looked at them', () =>
    expect(texts(more([at(6), shows('Mail is late', [3])]))?.at(-1)).toBe(`identified: ${named}`));
  test('are looked at again when they were put right since', () =>
    expect(texts(more([at(6), shows('Mail is late', [3])], [at(7), amends(3, 'mx-2.internal is full')]))?.at(-1)).toBe(
      'identified: ',
    ));
  test('are put right with them where they name nothing', () =>
    expect(texts(more([at(7), amends(3, 'A disk was full')]))?.at(-1)).toBe('identified: A disk was full'));
  test('of the postmortem are those that were published', () => {
    const over = more([at(8), ends('A new disk is in')], [at(60), publishes()]);
    expect(known(over)?.postmortem?.text).toContain('# Mail is late');
    expect(known(over)?.posts.map(({ word }) => word)).toEqual(['investigating', 'identified', 'resolved']);
  });
});

test('what was brought in is known as it was, until somebody changes it here', () => {
  const first = [[at(5), says('mx-1.internal is full', 'identified')]] as const;
  const brought = (...steps: Array<readonly [string, Rule]>) => {
    const record = told(began, { title: 'Mail is late' }, onPage, ...first, ...steps);
    return texts({ ...record, incident: { ...record.incident, imported: 3 } })?.at(-1);
  };
  expect(brought()).toBe('identified: mx-1.internal is full');
  expect(brought([at(6), amends(3, 'mx-2.internal is full')])).toBe('identified: ');
  expect(brought([at(6), outside(3, 'A disk is full')])).toBe('identified: A disk is full');
});

test('components are those that sitrep.yml names: another name may be used only inside', () => {
  const record = told(
    began,
    { title: 'Mail is late' },
    onPage,
    [at(2), hits('Android', 'EU')],
    [at(3), hits('API', 'rack 7')],
    [at(4), hits('ledger-writer')],
    [at(5), hits('API', 'EU', { degree: 'none' })],
  );
  expect(known(record)?.hits).toMatchObject([
    { component: 'Android', region: 'EU' },
    { component: 'API', region: null },
  ]);
  expect(known(record)?.affected).toEqual([
    { group: 'Mobile', names: ['Android in EU'] },
    { group: null, names: ['API'] },
  ]);
});

test('work inside does not say when it was done', () => {
  const record = told(began, { title: 'Mail is late' }, onPage, [at(30), notes('we called the vendor')]);
  expect(known(record)?.changedAt).toEqual(new Date(at(1)));
});

test('when the next update is due is known while it goes on', () => {
  const open = told(began, { title: 'Mail is late' }, onPage);
  expect(known(open)?.nextDue).toEqual(open.incident.next.due);
  expect(known(told(began, { title: 'Mail is late' }, onPage, [at(3), ends('done')]))?.nextDue).toBeNull();
});

test('what comes onto the page by itself has a title that names nothing of the inside', () => {
  const of = (title: string, ...steps: Array<readonly [string, Rule]>) =>
    publicTitle(told(began, { title }, ...steps).incident, catalog);
  expect(of('Mail is late')).toBe('Mail is late');
  expect(of('mx-1.internal is full', [at(1), hits('ledger-writer')])).toBe('We are looking into a problem');
  expect(of('mx-1.internal is full', [at(1), hits('API')], [at(2), hits('Android')])).toBe(
    'Problem with API and Android',
  );
});
