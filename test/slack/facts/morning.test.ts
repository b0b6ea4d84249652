import { afterEach, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { morningThatKeptItsWord } from './morning.ts';
import { minutes, retell } from './retell.ts';

// An incident of the kind that companies publish, lived in Slack as it was.

let talk: Talk;
afterEach(() => talk.close());

describe('a morning that kept its word', () => {
  test('comes back whole: the chain of promises, what can be recovered and what cannot', async () => {
    const on = 'from Aug 21, 10:53am PDT to Aug 21, 12:15pm PDT';
    const told = await retell('kofi', [
      ...morningThatKeptItsWord,
      ['2020-08-26T16:40:00Z', `impact "Client-side web events" full ${on} data delayed`],
      ['2020-08-26T16:41:00Z', `impact "iOS SDK events (6.8.1 and below)" full ${on} data delayed`],
      ['2020-08-26T16:42:00Z', `impact "iOS SDK sessions and pageviews (7.0.0 and above)" full ${on} data delayed`],
      ['2020-08-26T16:43:00Z', `impact "Android SDK events" full ${on} data delayed what the client sent again`],
      ['2020-08-26T16:44:00Z', `impact "iOS SDK other events (7.0.0 and above)" full ${on} data lost`],
      ['2020-08-26T16:45:00Z', `impact "Server-side Track API" full ${on} data lost except what was sent again`],
      ['2020-08-26T16:46:00Z', 'note customer action: have your system send again what failed'],
      ['2020-08-26T16:50:00Z', 'note root cause: a bad proxy configuration, which the deploy tool let through'],
      ['2020-08-26T16:59:00Z', 'promise What can be recovered is back by Friday, September 4th'],
      ['2020-08-26T16:59:30Z', 'promise We tell customers when that date changes'],
    ]);
    ({ talk } = told);
    const { exported, timeline, draft } = told;

    const chain = exported.promises.filter(({ kind, due }) => kind === 'update' && due !== null);
    expect(chain.map(({ lateSeconds }) => (lateSeconds ?? 0) / 60)).toEqual([0, 1, 3]);
    expect(chain.map(({ madeAt, due }) => minutes(madeAt, due))).toEqual([30, 20, 15]);
    expect(exported.times).toMatchObject({ impactDuration: '1h 22m', timeToDetect: '13m', duration: '2h 48m' });
    const monitoring = exported.entries.find(({ kind, detail }) => kind === 'update' && detail.to === 'monitoring');
    expect(minutes(monitoring?.at, exported.times.resolved)).toBe(99);
    const states = (data: string) =>
      exported.impacts.filter((impact) => impact.data === data).map(({ component }) => component);
    expect(states('delayed')).toHaveLength(4);
    expect(states('lost')).toEqual(['iOS SDK other events (7.0.0 and above)', 'Server-side Track API']);
    const [recovery] = exported.promises.filter(({ words }) => words.includes('recovered'));
    expect(recovery).toMatchObject({ kind: 'recovery', ended: null, zone: 'America/New_York' });
    expect(recovery?.due?.slice(0, 10)).toBe('2020-09-05'); // The end of Friday in New York.
    expect(exported.promises.filter(({ kind }) => kind === 'contact').map(({ due }) => due)).toEqual([null, null]);
    expect(draft).toContain('### Customer action\n\n- have your system send again what failed\n');
    for (const fact of [
      'impact on Data Collection: full, Aug 21, 2020, 17:53 UTC to 19:15 UTC (1h 22m), data partially lost',
      'impact on App: full, Aug 21, 2020, 17:53 UTC to 19:15 UTC (1h 22m)',
      'identified → monitoring',
      'by Fri, Sep 4, 2020',
      'We tell customers when that date changes',
      'note: customer action: have your system send again what failed',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});
