import { describe, expect, test } from '@jest/globals';
import { amend } from '../../../src/domain/amend.ts';
import type { Change } from '../../../src/domain/change.ts';
import { setImpact } from '../../../src/domain/impact.ts';
import type { Impact } from '../../../src/domain/impacts/record.ts';
import type { ImpactTime } from '../../../src/domain/impacts/time.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { nextAt, nothingDue } from '../../../src/domain/next.ts';
import { setNextUpdate } from '../../../src/domain/next-update.ts';
import { note } from '../../../src/domain/note.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { sectionsOf } from '../../../src/domain/postmortem/draft.ts';
import { materialOf } from '../../../src/domain/postmortem/section.ts';
import { resolve } from '../../../src/domain/resolve.ts';
import { plain } from '../../../src/domain/said.ts';
import { update } from '../../../src/domain/update.ts';
import { cadences, changed, dana, later, opened, standing } from '../incident.ts';

type Step = (incident: Incident, timeline: Array<Change['entry']>) => Outcome<Change>;

/** The remarks before the list of the timeline, and what is asked of it. */
function remarks(...steps: readonly Step[]) {
  const timeline = [opened.entry];
  let { incident } = opened;
  for (const step of steps) {
    const change = changed(step(incident, timeline));
    incident = change.incident;
    timeline.push(change.entry);
  }
  const sections = sectionsOf(materialOf(incident, timeline, [], later(10_000)));
  const { body = '', questions = [] } = sections.find(({ key }) => key === 'timeline') ?? {};
  const [before = '', after] = body.split('### Every entry');
  return { told: after === undefined ? [] : (before.match(/^- .*$/gmu) ?? []), questions };
}

const told =
  (text: string, minutes: number): Step =>
  (incident) =>
    update(incident, { said: plain(text), status: null, promises: [], by: dana }, cadences, later(minutes));
const noted =
  (text: string, minutes: number, at?: number): Step =>
  (incident) =>
    note(incident, plain(text), dana, at === undefined ? undefined : minute(at), later(minutes));
const over =
  (minutes: number): Step =>
  (incident) =>
    resolve(incident, plain(''), [], dana, later(minutes));
const minute = (minutes: number): ImpactTime => ({
  at: later(minutes),
  precision: 'minute',
  approx: false,
  zone: 'UTC',
});
const hit =
  (component: string, from: number, to: number | null, more: Partial<Impact> = {}): Step =>
  (incident) =>
    setImpact(
      incident,
      {
        ...{ component, region: null, degree: 'major', amount: null, data: null, causedBy: null },
        ...{ from: minute(from), to: to === null ? null : minute(to), said: plain(more.words ?? ''), by: dana },
        ...(more.data ? { data: more.data } : {}),
      },
      later(200),
    );

describe('silence is pointed out', () => {
  test('where nobody wrote for longer than the cadence, with what was due meanwhile', () => {
    expect(remarks(told('a', 5), told('b', 80)).told).toEqual([
      '- The record is silent for 1 hour and 15 minutes, from Nov 20, 2026, 12:05 UTC (entry 2) to Nov 20, 2026, 13:20 UTC (entry 3), while an update was due at Nov 20, 2026, 13:05 UTC.',
    ]);
  });
  test('where it is more than twice as long as usual', () => {
    expect(remarks(told('a', 5), told('b', 10), told('c', 15), told('d', 50)).told.join()).toContain('for 35 minutes');
  });
  test('where nobody was to wait, or an update was promised and came, it is none', () => {
    const quiet: Step = (incident) => setNextUpdate(incident, nothingDue, dana, later(5));
    const promise = nextAt({ by: 'promise', due: later(125), since: later(5) });
    const promised: Step = (incident) => setNextUpdate(incident, promise, dana, later(5));
    expect(remarks(quiet, told('a', 300)).told).toEqual([]);
    expect(remarks(promised, told('a', 125)).told).toEqual([]);
    expect(remarks(promised, told('a', 140)).told).toHaveLength(1);
  });
  test('after the end it is none, and what was told later for that time fills it', () => {
    expect(remarks(over(10), noted('a', 500)).told).toEqual([]);
    expect(remarks(told('a', 5), over(90), noted('b', 95, 45)).told).toEqual([]);
  });
  test('of many the longest are told', () => {
    const steps = Array.from({ length: 9 }, (_, place) => told(`${place}`, (place + 1) * 70));
    const { told: lines } = remarks(...steps);
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toBe('- There were 3 shorter silences beside these.');
  });
});

describe('what the record says twice is set against itself', () => {
  test('a fix in one entry, and another time for it in the next', () => {
    const { told: lines, questions } = remarks(
      told('We rolled back the deploy at 12:11 UTC.', 15),
      noted('the rollback was done at 12:40 UTC', 50),
    );
    expect(lines.at(-1)).toBe(
      '- Entry 3 (Nov 20, 2026, 12:50 UTC) says “the rollback was done at 12:40 UTC”, but entry 2 (Nov 20, 2026, 12:15 UTC) says “We rolled back the deploy at 12:11 UTC.”. Which time is right?',
    );
    expect(questions).toHaveLength(1);
  });
  test('an impact that outlived the end', () => {
    expect(remarks(hit('API', 0, 60), over(49)).told).toContain(
      '- API was hit until Nov 20, 2026, 13:00 UTC (entry 2), after the incident was resolved at Nov 20, 2026, 12:49 UTC (entry 3).',
    );
  });
  test('nothing lost, and something lost', () => {
    const { told: lines } = remarks(hit('API', 0, 60, { data: 'lost' }), noted('no data was lost', 10));
    expect(lines).toContain('- Entry 3 says that no data was lost; entry 2 says that some was. Which is right?');
  });
  test('a time that was put right, and an impact that was said anew: both stay to be seen', () => {
    const moved: Step = (incident, timeline) =>
      amend(incident, standing(timeline, 2), { said: null, at: minute(-10), by: dana }, later(30));
    expect(remarks(noted('it began', 5), moved).told).toContain(
      '- Entry 2 was first recorded for Nov 20, 2026, 12:05 UTC; entry 3 put it right to Nov 20, 2026, 11:50 UTC.',
    );
    expect(remarks(hit('API', 0, 60), hit('API', -7, 60)).told.slice(1)).toEqual([
      '- Entry 2 gave the impact on API as Nov 20, 2026, 12:00 UTC to 13:00 UTC (1h); entry 3 put it right to Nov 20, 2026, 11:53 UTC to 13:00 UTC (1h 7m).',
    ]);
    expect(remarks(hit('API', 0, null), hit('API', 0, 60)).told).toHaveLength(1);
  });
});

describe('that no data was lost', () => {
  const summary = (text: string) => {
    const { entry, incident } = changed(noted(text, 5)(opened.incident, []));
    const [first] = sectionsOf(materialOf(incident, [opened.entry, entry], [], later(10)));
    return first?.body ?? '';
  };
  test.each(['no data was lost', 'Checked: nothing was lost.', 'It ended without any data loss', 'data: no data lost'])(
    '“%s” says so',
    (text) => expect(summary(text)).toContain('No data was lost.'),
  );
  test.each([
    'we hope that no data was lost',
    'was no data lost?',
    'checking whether no data was lost',
    'no data was lost so far',
    'the customer says “no data was lost”',
    'the data was lost',
  ])('“%s” does not', (text) => expect(summary(text)).not.toContain('No data was lost.'));
});
