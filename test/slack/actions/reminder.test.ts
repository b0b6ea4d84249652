import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message } from '../../../src/sandbox/seen.ts';
import { openTalk, type Talk } from '../talk.ts';
import { dueIn, heard, reminded, toldDirectly } from './reminded.ts';

const minute = 60_000;

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

const direct = (who: string, words: string): Promise<Message> => toldDirectly(talk, who, words);

describe('the word in advance', () => {
  test('goes to whoever leads and to comms, in private, and not to the channel', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident role comms @mei', { in: channel });
    await talk.type('/incident update Next update in 20 minutes', { in: channel });
    talk.moveClock(15 * minute);

    for (const who of ['dana', 'mei']) {
      const dm = await direct(who, 'The next update of #1 “Checkout is down”');
      expect(dm.text).toContain('comes due at 12:20 UTC');
    }
    expect((await talk.slack.messages(channel)).map(({ text }) => text).join('\n')).not.toMatch(/comes due|is due/u);
  });

  test('has the buttons that answer it', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident update Next update in 20 minutes', { in: channel });
    talk.moveClock(15 * minute);
    await talk.person('dana').click(await direct('dana', 'comes due at'), 'no_change');

    await talk.slack.until(() => heard(talk).includes('#1 updated: “No change since the last update') || undefined);
  });
});

describe('the reminder', () => {
  test('is one message in the channel, with three buttons, and a line to type for each', async () => {
    const { channel, reminder } = await reminded(talk);
    expect(reminder.text).toContain(`<@${talk.person('dana').id}> the next update is due (12:20 UTC)`);
    expect(JSON.stringify(reminder.blocks)).toMatch(/post_update.*no_change.*snooze/u);
    expect((await talk.slack.messages(channel)).filter(({ text }) => text.includes('is due'))).toHaveLength(1);
  });

  test('No change posts an honest update and promises the same once more; twice changes nothing', async () => {
    const { channel, reminder } = await reminded(talk);
    await talk.person('kofi').click(reminder, 'no_change');
    await talk.slack.until(() => dueIn(talk, channel, 'No change since the last update: still investigating'));

    expect(heard(talk, 'kofi')).toContain('Next update due 12:40 UTC');
    await talk.person('dana').click(reminder, 'no_change');
    await talk.slack.until(() => heard(talk).includes('That reminder of #1 is out of date') || undefined);
    const quiet = await talk.slack.until(() => dueIn(talk, channel, '✔️ Answered at 12:20 UTC.'));
    expect(JSON.stringify(quiet.blocks ?? [])).not.toContain('snooze');
    expect(await talk.type('/incident timeline', { in: channel })).toMatch(/^✅ Timeline .* 5 entries/u);
  });

  test('Snooze is quiet for a quarter of an hour, says who, and asks why', async () => {
    const { channel, reminder } = await reminded(talk);
    await talk.person('kofi').click(reminder, 'snooze');
    await talk.slack.until(() =>
      dueIn(talk, channel, `Reminder snoozed until 12:35 UTC by <@${talk.person('kofi').id}>`),
    );
    const [why] = await talk.slack.until(() => some(talk.slack.views('kofi')));
    await talk.person('kofi').submit(why as never, { why: 'the vendor calls at half past' });

    expect(await talk.type('/incident timeline', { in: channel })).toContain(
      'note: Snoozed because the vendor calls at half past',
    );
    talk.moveClock(15 * minute);
    await talk.slack.until(
      async () =>
        (await talk.slack.messages(channel)).filter(({ text }) => text.includes('update is due')).length === 2 ||
        undefined,
    );
  });

  test('Post update opens a form with the last update in it; what is sent is an update like any other', async () => {
    const { channel, reminder } = await reminded(talk);
    await talk.person('dana').click(reminder, 'post_update');
    const [form] = await talk.slack.until(() => some(talk.slack.views('dana')));
    expect(JSON.stringify(form?.view)).toContain('"initial_value":"Rolling back."');
    expect(form?.view['private_metadata']).toBe('{"incident":1,"status":"investigating"}');
    await talk.person('dana').submit(form as never, { text: 'It is back.', status: 'monitoring', next: '30m' });

    await talk.slack.until(() => dueIn(talk, channel, 'investigating → *monitoring*\nIt is back.'));
    const shown = JSON.stringify(talk.slack.views('dana').at(-1)?.view);
    expect(shown).toContain('✅ #1 updated, monitoring: “It is back.”');
    expect(shown).toContain('Next update due 12:50 UTC (13:50 Europe/Paris)');
  });

  test('a form that cannot be taken keeps what was written, and says why at its field', async () => {
    const { channel, reminder } = await reminded(talk);
    await talk.person('dana').click(reminder, 'post_update');
    const [form] = await talk.slack.until(() => some(talk.slack.views('dana')));
    await talk.type('/incident resolve all good', { in: channel });
    const { body } = await talk.person('dana').submit(form as never, { text: 'It is back.' });

    expect(body).toEqual({ response_action: 'errors', errors: { text: '#1 is already resolved.' } });
  });

  test('where Slack opens no form, the line that does the same is there', async () => {
    const { reminder } = await reminded(talk);
    talk.slack.intercept = ({ method }, phase) =>
      method === 'views.open' && phase === 'before' ? { kind: 'error', error: 'expired_trigger_id' } : undefined;
    await talk.person('dana').click(reminder, 'post_update');

    await talk.slack.until(() => heard(talk).includes('`/incident #1 update &lt;text&gt;`') || undefined);
  });
});

describe('nobody answers', () => {
  test('deputy and ops hear of it, and the announcement; an update silences it all', async () => {
    const { channel } = await reminded(talk);
    await talk.type('/incident role deputy @mei', { in: channel });
    await talk.type('/incident role ops @priya', { in: channel });
    talk.moveClock(10 * minute);
    const first = await talk.slack.until(() => dueIn(talk, channel, '10m overdue'));
    expect(first.text).toContain(`<@${talk.person('mei').id}> <@${talk.person('priya').id}>`);
    const [card] = await talk.slack.messages('incidents');
    await talk.slack.until(async () =>
      (await talk.slack.thread('incidents', card?.ts ?? '')).find(({ text }) => text.includes('is overdue')),
    );

    await talk.type('/incident #1 update It is fixed', { in: 'general' });
    talk.moveClock(45 * minute);
    await talk.type('/incident note still here', { in: channel });
    await talk.slack.until(() => dueIn(talk, channel, 'still here'));
    expect(
      (await talk.slack.messages(channel)).filter(({ text }) => text.includes('overdue. `/incident')),
    ).toHaveLength(1);
  });

  test('another severity leaves what was promised: the reminder keeps its buttons until the update', async () => {
    const { channel, reminder } = await reminded(talk);
    await talk.type('/incident sev 1', { in: channel });
    await talk.slack.until(() => dueIn(talk, channel, 'SEV1'));
    await talk.type('/incident note nobody answered yet', { in: channel });
    await talk.slack.until(() => dueIn(talk, channel, 'nobody answered yet'));
    const still = (await talk.slack.messages(channel)).find(({ ts }) => ts === reminder.ts);
    expect(JSON.stringify(still?.blocks)).toContain('no_change');

    await talk.type('/incident update It is fixed', { in: channel });
    await talk.slack.until(() => dueIn(talk, channel, '✔️ Answered at 12:20 UTC.'));
  });

  test('four times, then once more, then never again', async () => {
    const { channel } = await reminded(talk);
    for (const [minutes, words] of [
      [10, '10m overdue'],
      [15, '25m overdue'],
      [15, '40m overdue'],
      [15, '55m overdue'],
      [15, 'Last reminder'],
    ] as const) {
      talk.moveClock(minutes * minute);
      await talk.slack.until(() => dueIn(talk, channel, words));
    }
    expect(await talk.type('/incident list')).toContain('overdue since 12:20 UTC');
  });
});

describe('a promise that waits for an event', () => {
  test('is asked about when the status moves, and kept by a click', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    const answer = await talk.type('/incident update We will let you know as soon as ingestion is restored.', {
      in: channel,
    });
    expect(answer).toContain('Promise 1 (update): when ingestion is restored');
    await talk.type('/incident update identified: a bad disk', { in: channel });
    const asked = await talk.slack.until(() => dueIn(talk, channel, 'waits for “ingestion is restored”'));
    await talk.person('dana').click(asked, 'done');

    await talk.slack.until(() => dueIn(talk, channel, '*Promise 1 kept*'));
  });
});

test('a click from another workspace is acknowledged, and changes nothing', async () => {
  const { channel, reminder } = await reminded(talk);
  const payload = JSON.stringify({
    type: 'block_actions',
    team: { id: 'T0FOREIGN' },
    user: { id: 'U0MALLORY', team_id: 'T0FOREIGN' },
    trigger_id: '1.2.3',
    channel: { id: reminder.channel },
    actions: [{ type: 'button', action_id: 'snooze', block_id: 'b', value: buttonValue(reminder, 'snooze') }],
  });
  const { status } = await talk.slack.send(new URLSearchParams({ payload }).toString());
  expect(status).toBe(200);
  expect(await talk.type('/incident timeline', { in: channel })).not.toContain('snoozed');
});

/** What the button of that name carries. */
function buttonValue({ blocks }: Message, does: string): string {
  const elements = (blocks ?? []).flatMap((block) => (block['elements'] ?? []) as Array<Record<string, string>>);
  return elements.find(({ action_id }) => action_id === does)?.['value'] ?? '';
}

/** The list, once there is something in it. */
async function some<T>(list: Promise<T[]> | T[]): Promise<T[] | undefined> {
  const all = await list;
  return all.length > 0 ? all : undefined;
}
