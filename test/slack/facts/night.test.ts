import { afterEach, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { bullets, nightOfRepairs } from './night.ts';
import { entryOf, impactOn, retell } from './retell.ts';

// An incident of the kind that companies publish, lived in Slack as it was.

let talk: Talk;
afterEach(() => talk.close());

describe('a night of repairs, step by step', () => {
  test('comes back whole: amounts, classes of data, what got worse for the repair, and what was put right', async () => {
    const told = await retell('dana', nightOfRepairs);
    ({ talk } = told);
    const { exported, timeline, draft } = told;

    const timed = exported.promises.filter(({ kind, due }) => kind === 'update' && due !== null);
    expect(timed.map(({ lateSeconds }) => (lateSeconds ?? 0) / 60)).toEqual([13, 32]);
    const postmortems = exported.promises.filter(({ kind, origin }) => kind === 'postmortem' && origin === 'said');
    expect(postmortems.map(({ restates }) => restates === null)).toEqual([true, false, false]);
    const event = exported.promises.find(({ event: words }) => words !== null);
    expect(event).toMatchObject({ event: expect.stringContaining('data ingestion'), ended: 'kept' });
    expect(exported.promises.find(({ words }) => words.includes('generated anew'))).toMatchObject({
      due: null,
      ended: null,
    });

    expect(impactOn(exported, 'API')).toMatchObject({ degree: 'major', amount: '16% of calls' });
    expect(exported.impacts.filter(({ component }) => component === 'API')).toHaveLength(2);
    expect(exported.impacts.filter(({ component }) => component === 'Analytics')).toMatchObject([
      { from: { at: '2025-11-07T17:47:00.000Z' }, replacedIn: expect.any(Number) },
      {
        from: { at: '2025-11-07T17:40:00.000Z' },
        to: { at: '2025-11-07T22:20:00.000Z' },
        data: 'lost',
        replacedIn: null,
      },
    ]);
    expect(impactOn(exported, 'Custom Audience API')?.to?.at).toBe('2025-11-08T08:31:00.000Z');
    expect(impactOn(exported, 'Push campaigns')).toMatchObject({ amount: 'up to one hour', data: 'delayed' });
    expect(impactOn(exported, 'Transactional push')).toMatchObject({ amount: 'up to two hours', data: 'delayed' });
    expect(impactOn(exported, 'Successful API calls')).toMatchObject({
      data: 'queued',
      window: 'Nov 7, 2025, 22:00 UTC to 23:40 UTC (1h 40m)',
    });
    expect(impactOn(exported, 'Web SDK events')?.data).toBe('partial');
    expect(exported.times.impactFrom).toMatchObject({ at: '2025-11-07T16:40:00.000Z' });
    expect(exported.times.timeToDetect).toBe('29m');
    expect(entryOf(exported, '“just before display”')).toMatchObject({
      text: bullets,
      detail: { source: { permalink: expect.stringContaining('slack.com/archives/') } },
    });
    expect(draft).toContain('### Customer action\n\n- API calls that failed must be sent again, nothing queued them\n');
    for (const fact of [
      'Nov 7, 2025, 18:18 UTC · dana · update: The repair goes on.',
      'Nov 7, 2025, 18:19 UTC · dana · update: E-mail',
      'impact on SDK web services: full, since Nov 7, 2025, 21:00 UTC (—): stopped on purpose, HTTP 500',
      'impact on Analytics: full, Nov 7, 2025, 17:40 UTC to 22:20 UTC (4h 40m), data lost: the start is corrected',
      'note: customer action: API calls that failed must be sent again',
      'https://example.com/postmortem',
      'sill empty',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});
