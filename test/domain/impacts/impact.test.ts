import { describe, expect, test } from '@jest/globals';
import { amend } from '../../../src/domain/amend.ts';
import type { Change } from '../../../src/domain/change.ts';
import { nameOf, namesIn } from '../../../src/domain/component.ts';
import { type NewImpact, setImpact } from '../../../src/domain/impact.ts';
import { impactsIn } from '../../../src/domain/impacts/impacts-in.ts';
import type { ImpactTime, Precision } from '../../../src/domain/impacts/time.ts';
import { timeToDetect, wholeWindow } from '../../../src/domain/impacts/window.ts';
import { impactByDegree, impactLines } from '../../../src/domain/impacts/words.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { resolve } from '../../../src/domain/resolve.ts';
import { retract } from '../../../src/domain/retract.ts';
import { plain } from '../../../src/domain/said.ts';
import { storyOf } from '../../../src/domain/story.ts';
import { cadences, changed, dana, later, open, opened, refusal, standing } from '../incident.ts';
import { draftPostmortem } from '../postmortem/drafted.ts';

const time = (at: string, precision: Precision = 'minute', approx = false): ImpactTime => ({
  at: new Date(at),
  precision,
  approx,
  zone: 'UTC',
});
const from = time('2026-11-19T22:57:00Z');
const to = time('2026-11-20T12:34:00Z');

const impact = (component: string, more: Partial<NewImpact> = {}): NewImpact => ({
  component,
  region: null,
  degree: 'major',
  from: null,
  to: null,
  amount: null,
  data: null,
  causedBy: null,
  said: plain(''),
  by: dana,
  ...more,
});

/** The incident after each of these was said, and its timeline. */
function saying(...said: readonly NewImpact[]) {
  const changes: Change[] = [opened];
  for (const one of said) changes.push(changed(setImpact((changes.at(-1) as Change).incident, one, later(60))));
  return { incident: (changes.at(-1) as Change).incident, timeline: changes.map(({ entry }) => entry), changes };
}

describe('an impact', () => {
  test('is kept beside the others; the same component and region again replaces the one before', () => {
    const { incident, timeline, changes } = saying(
      impact('API'),
      impact('API', { region: 'EU' }),
      impact(' api ', { degree: 'partial' }),
    );
    expect(incident.impacts.map(({ seq, degree }) => [seq, degree])).toEqual([
      [3, 'major'],
      [4, 'partial'],
    ]);
    expect(changes.at(-1)?.impacts).toMatchObject([
      { seq: 2, replacedIn: 4 },
      { seq: 4, replacedIn: null },
    ]);
    expect(impactsIn(timeline)).toEqual(incident.impacts);
  });

  test('that is taken back stands no more, on the card as in the draft', () => {
    const { incident, timeline } = saying(impact('API'), impact('Push'));
    const back = changed(
      retract(incident, standing(timeline, 3), { why: plain('it was another'), by: dana, cadences }, later(61)),
    );
    expect(back.incident.impacts.map(({ component }) => component)).toEqual(['API']);
    expect(back.impacts).toMatchObject([{ seq: 3, replacedIn: 4 }]);
    expect(impactsIn([...timeline, back.entry])).toEqual(back.incident.impacts);
  });

  test('is said again rather than amended', () => {
    const { incident, timeline } = saying(impact('Custom Audience API', { region: 'EU' }));
    const { sentence, instead } = refusal(
      amend(incident, standing(timeline, 2), { said: plain('x'), at: null, by: dana }, later(61)),
    );
    expect([sentence, ...instead]).toEqual([
      'Entry 2 is an impact: say it again, and the new one replaces it.',
      '/incident #7 impact "Custom Audience API"@EU major …',
    ]);
  });

  test('may be said when it is over', () => {
    const { incident } = changed(resolve(open, plain(''), [], dana, later(49)));
    expect(changed(setImpact(incident, impact('API'), later(9000))).incident.status).toBe('resolved');
  });

  test.each([
    [impact(''), 'Say what was hit.'],
    [impact('API', { from: to, to: from }), 'The impact would end before it begins.'],
    [impact('API', { to: time('2026-12-20T12:00:00Z') }), 'An impact is about what has happened.'],
    [impact('API', { causedBy: 9 }), '#7 has no entry 9.'],
  ])('%# is refused where it cannot be', (wanted, sentence) => {
    expect(refusal(setImpact(open, wanted, later(60))).sentence).toBe(sentence);
  });

  test('the wrong way round comes with the line that is right', () => {
    const wrong = impact('API', { region: 'EU', from: to, to: { ...from, approx: true } });
    expect(refusal(setImpact(open, wrong, later(60))).instead).toEqual([
      '/incident #7 impact API@EU major from approximately Nov 19, 2026, 22:57 UTC to Nov 20, 2026, 12:34 UTC',
    ]);
    const days = { from: time('2026-11-18T00:00:00Z', 'day'), to: time('2026-11-17T23:00:00Z') };
    expect(refusal(setImpact(open, impact('API', days), later(60))).code).toBe('unclear_time');
    const oneDay = { from: time('2026-11-18T23:00:00Z'), to: time('2026-11-18T00:00:00Z', 'day') };
    expect(changed(setImpact(open, impact('API', oneDay), later(60))).entry.kind).toBe('impact');
  });
});

describe('the figures', () => {
  const real = (one: NewImpact): Incident => ({
    ...saying().incident,
    impacts: [{ ...one, seq: 2, words: '', replacedIn: null }],
  });
  const detected = (start: ImpactTime, declared: string) => timeToDetect(start, time(declared, 'second'));

  test('of five real reports', () => {
    const one = wholeWindow(
      real(impact('x', { from: time('2025-07-16T20:05:00Z'), to: time('2025-07-17T09:42:00Z') })).impacts,
    );
    expect(one).toMatchObject({ from: { at: new Date('2025-07-16T20:05:00Z') } });
    expect(detected(time('2025-07-16T20:05:00Z'), '2025-07-17T09:08:59Z')).toBe('13h 3m');
    // Eastern time: summer time began on March 8.
    const day = { ...time('2026-02-24T05:00:00Z', 'day'), zone: 'America/New_York' };
    expect(detected(day, '2026-03-11T04:30:00Z')).toBe('15d');
    expect(detected(time('2020-08-21T17:53:00Z'), '2020-08-21T18:06:40Z')).toBe('13m');
    expect(detected(time('2020-08-21T18:53:00Z'), '2020-08-21T18:06:40Z')).toBe('—');
  });

  test('of several: the first start and the last end, and none where one goes on', () => {
    const hit = [
      impact('a', { from, to }),
      impact('b', { from: time('2026-11-20T01:00:00Z'), to: time('2026-11-20T13:00:00Z') }),
    ];
    expect(wholeWindow(saying(...hit, impact('c', { degree: 'none' })).incident.impacts)).toEqual({
      from,
      to: hit[1]?.to,
    });
    expect(wholeWindow(saying(...hit, impact('d', { from: to })).incident.impacts)).toEqual({ from, to: null });
    expect(wholeWindow(saying(impact('e')).incident.impacts)).toBeNull();
  });
});

describe('in words', () => {
  const said = [
    impact('Push', { degree: 'minor' }),
    impact('API', {
      region: 'EU',
      from,
      to,
      amount: '16% of calls',
      data: 'queued',
      said: plain('retried by clients'),
    }),
    impact('Login', { degree: 'full', from, causedBy: 1, data: 'partial' }),
    impact('Android', { degree: 'none' }),
    impact('Web', { degree: 'none', region: 'NA', said: plain('also not in EU') }),
  ];
  const { incident, timeline } = saying(...said);

  test('a line each, the worst first, and one for what was spared', () => {
    expect(impactLines(incident.impacts)).toEqual([
      'Login: full, since Nov 19, 2026, 22:57 UTC (—), data partially lost, caused by entry 1',
      'API (EU): major, Nov 19, 2026, 22:57 UTC to Nov 20, 2026, 12:34 UTC (13h 37m), 16% of calls, data queued: retried by clients',
      'Push: minor, —',
      'Not impacted: Android; Web (NA): also not in EU',
    ]);
    expect(impactByDegree(incident.impacts)).toBe('full: Login; major: API (EU); minor: Push');
    expect(impactByDegree(incident.impacts.filter(({ degree }) => degree === 'none'))).toBe('none: Android, Web (NA)');
  });

  test('in the timeline', () => {
    expect(timeline.slice(2, 5).map((entry) => storyOf(entry))).toEqual([
      'impact on API (EU): major, 16% of calls, Nov 19, 2026, 22:57 UTC to Nov 20, 2026, 12:34 UTC (13h 37m), data queued: retried by clients',
      'impact on Login: full, since Nov 19, 2026, 22:57 UTC (—), data partially lost, caused by entry 1',
      'impact on Android: none',
    ]);
  });

  test('in the postmortem: a sentence each, then what was spared; window and detection in the table', () => {
    const over = saying(impact('API', { from, to, amount: '16% | more' }), impact('Android', { degree: 'none' }));
    const markdown = draftPostmortem(over.incident, over.timeline, [], later(70));
    expect(markdown).toContain(
      '## Customer impact\n\n- API suffered a major impact (16% | more), from Nov 19, 2026, 22:57 UTC to Nov 20, 2026, 12:34 UTC (13h 37m).\n\n### Not impacted\n\n- Android\n\n',
    );
    expect(markdown).toContain(
      '\n| **Impact window** | Nov 19, 2026, 22:57 UTC to Nov 20, 2026, 12:34 UTC (13h 37m) |\n| **Time to detect** | 13h 3m |\n',
    );
    const vague = saying(impact('API'));
    expect(draftPostmortem(vague.incident, vague.timeline, [], later(70))).not.toContain('Impact window');
  });
});

test('a component goes by its name, and by its group where two have the name', () => {
  const components = [
    { group: 'Mobile', name: 'Android' },
    { group: 'NA1', name: 'Warehouse' },
    { group: 'EU1', name: 'Warehouse' },
  ];
  const catalog = { components, regions: [] };
  expect(components.map((component) => nameOf(component, catalog))).toEqual([
    'Android',
    'NA1: Warehouse',
    'EU1: Warehouse',
  ]);
  expect(namesIn(catalog)).toContainEqual(['Mobile - Android', 'Android']);
  expect(namesIn(catalog).map(([typed]) => typed)).not.toContain('Warehouse');
});
