import { afterEach, describe, expect, test } from '@jest/globals';
import { rowsOf } from '../record.ts';
import { openTalk, type Talk } from './talk.ts';

let talk: Talk;
afterEach(() => talk.close());

/** Types each line in the incident's channel, at its moment. */
async function live(day: string, declared: string, lines: ReadonlyArray<readonly [time: string, words: string]>) {
  const at = (time: string) => (time.includes('T') ? time : `${day}T${time}Z`);
  talk = await openTalk(undefined, new Date(at(declared)));
  const { channel } = await talk.declare('sev2 Everything is down');
  for (const [time, words] of lines) {
    talk.setClock(at(time));
    expect(await talk.type(`/incident ${words}`, { in: channel })).toMatch(/^✅/u);
  }
  return channel;
}

interface Row {
  readonly kind: string;
  readonly late_s: number | null;
  readonly ended: string | null;
  readonly restates: number | null;
}
const ledger = async () =>
  await rowsOf<Row>(talk.house, "select * from promise where origin <> 'rule' order by number");
const minutesLate = async () => (await ledger()).flatMap(({ late_s }) => (late_s === null ? [] : [late_s / 60]));

describe('a night whose hourly updates slipped', () => {
  test('13 and 32 minutes late, and one postmortem although it was promised three times', async () => {
    const channel = await live('2025-11-07', '17:09:00', [
      ['18:18:00', 'update The repair goes on.'],
      ['18:19:00', 'update E-mail goes out again.'],
      ['19:48:00', 'update No change. Expect another update in an hour.'],
      ['21:01:00', 'update We stop the API for the repair. The next update comes in an hour.'],
      ['22:33:00', 'update monitoring: Healthy again. We will publish a postmortem next week.'],
      ['2025-11-08T09:23:00Z', 'update One API kept failing until now. A postmortem will be published next week.'],
      ['2025-11-08T13:26:00Z', 'resolve It is over. We will publish the postmortem next week.'],
      ['2025-11-12T16:29:00Z', 'promise done 6 the postmortem is out'],
    ]);

    expect(await minutesLate()).toEqual([13, 32]);
    const postmortems = (await ledger()).filter(({ kind }) => kind === 'postmortem');
    expect(postmortems.filter(({ restates }) => restates === null)).toHaveLength(1);
    expect(postmortems).toHaveLength(3);
    expect((await talk.hear('/incident postmortem', { in: channel })).text).toContain(
      '2 timed promises: 0 on time, 2 late, worst 32 min',
    );
  });
});

describe('a morning that kept its word', () => {
  test('to the minute, one and three minutes late; monitoring ends the chain', async () => {
    const channel = await live('2020-08-21', '18:06:00', [
      ['18:06:00', 'update No data comes in. We will post an update in 30 minutes.'],
      ['18:36:00', 'update Still looking. Next update in 20 minutes'],
      ['18:57:00', 'update identified: A fix is going out. We will update you about the status of it in 15 minutes.'],
      ['19:15:00', 'update monitoring: It has held since 12:15pm PDT.'],
      ['20:54:00', 'resolve Stable for over an hour.'],
    ]);

    expect(await minutesLate()).toEqual([0, 1, 3]);
    expect((await talk.hear('/incident postmortem', { in: channel })).text).toContain(
      '3 timed promises: 1 on time, 2 late, worst 3 min',
    );
  });
});

describe('when the clocks change on the way', () => {
  test('what was promised for nine in the morning rings at nine, in Europe and in America', async () => {
    // Summer time ends in Paris on October 25 and in New York on November 1; it begins on March 28 and March 14.
    talk = await openTalk(undefined, new Date('2026-10-24T18:00:00Z'));
    const { channel } = await talk.declare('sev4 Slow');
    const rang = async (who: string, evening: string, morning: string) => {
      talk.setClock(evening);
      const line = '/incident update All quiet. Next update tomorrow at 09:00.';
      await talk.type(line, { in: channel, as: who });
      const [due] = await rowsOf<{ next_due: string }>(talk.house, 'select next_due from incident');
      expect(due?.next_due).toBe(new Date(morning).toISOString());
      const before = (await rowsOf(talk.house, "select 1 from timeline_entry where kind = 'reminder'")).length;
      talk.setClock(new Date(Date.parse(morning) - 1).toISOString());
      await talk.type('/incident note a minute before', { in: channel });
      talk.setClock(morning);
      await talk.slack.until(async () =>
        (await talk.slack.messages(channel)).findLast(({ text }) =>
          text.includes(`update is due (${morning.slice(11, 16)} UTC)`),
        ),
      );
      expect(
        (await rowsOf(talk.house, "select 1 from timeline_entry where kind = 'reminder'")).length,
      ).toBeLessThanOrEqual(before + 2);
    };
    await rang('dana', '2026-10-24T18:00:00Z', '2026-10-25T08:00:00Z');
    await rang('kofi', '2026-10-31T18:00:00Z', '2026-11-01T14:00:00Z');
    await rang('kofi', '2027-03-13T18:00:00Z', '2027-03-14T13:00:00Z');
    await rang('dana', '2027-03-27T18:00:00Z', '2027-03-28T07:00:00Z');
  }, 30_000);
});
