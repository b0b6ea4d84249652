import { expect, test } from '@jest/globals';
import { overallOf } from '../../../src/domain/page/overall.ts';
import type { PublicIncident } from '../../../src/domain/page/public-incident.ts';
import type { ComponentState, PageComponent } from '../../../src/domain/page/status-page.ts';

const well = 'operational';
const slow = 'degraded_performance';
const partly = 'partial_outage';
const down = 'major_outage';

const components = (states: readonly ComponentState[]): PageComponent[] =>
  states.map((state, place) => ({ group: null, name: `Part ${place}`, state, regions: [], days: [] }));

const goingOn = (severity: PublicIncident['severity'], hits: PublicIncident['hits'] = []): PublicIncident => {
  const nothing = { began: null, ended: null, took: '—', nextDue: null, posts: [], affected: [], postmortem: null };
  return { ...nothing, key: 'a', title: 'A', severity, status: 'monitoring', hits, changedAt: new Date(0) };
};

test.each<[ComponentState[], string, string]>([
  [[], 'none', 'All Systems Operational'],
  [[well, well], 'none', 'All Systems Operational'],
  [[slow, well], 'minor', 'Partially Degraded Service'],
  [[slow, slow], 'minor', 'Degraded System Service'],
  [[partly, slow], 'minor', 'Minor Service Outage'],
  [[partly, partly], 'major', 'Partial System Outage'],
  [[down, partly], 'major', 'Partial System Outage'],
  [[down, down], 'critical', 'Major System Outage'],
])('where components are %j it is %s: %s', (states, indicator, description) => {
  expect(overallOf({ components: components(states), open: [] })).toEqual({ indicator, description });
});

test('an incident of which nobody has said what it hits says it by its severity', () => {
  const overall = (...open: PublicIncident[]) => overallOf({ components: components([slow, well]), open }).indicator;
  expect(overall(goingOn('critical'))).toBe('critical');
  expect(overall(goingOn('minor'), goingOn('major'))).toBe('major');
  expect(overallOf({ components: components([slow, well]), open: [goingOn('minor')] }).description).toBe(
    'Partially Degraded Service',
  );
});

test('one whose components are well again leaves it to them', () => {
  const hit = { component: 'Part 0', region: null, degree: 'major', from: null, to: null } as const;
  const open = [goingOn('critical', [hit])];
  expect(overallOf({ components: components([well]), open }).indicator).toBe('none');
});
