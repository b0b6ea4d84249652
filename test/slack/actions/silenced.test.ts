import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message } from '../../../src/sandbox/seen.ts';
import { openTalk, type Talk } from '../talk.ts';
import { dueIn, reminded, toldDirectly } from './reminded.ts';

const minute = 60_000;

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

const direct = (who: string, words: string): Promise<Message> => toldDirectly(talk, who, words);

const buttonsOf = ({ blocks = [] }: Message): string => JSON.stringify(blocks);

describe('a reminder that is answered loses its buttons', () => {
  test('with whoever was told, also when somebody else has the role by then', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident role comms @mei', { in: channel });
    await talk.type('/incident update Next update in 20 minutes', { in: channel });
    talk.moveClock(15 * minute);
    await direct('mei', 'comes due at 12:20 UTC');
    await talk.type('/incident role comms @kofi', { in: channel });
    await talk.type('/incident update It is fixed', { in: channel });

    for (const who of ['dana', 'mei']) expect(buttonsOf(await direct(who, '✔️ Answered at'))).toBe('[]');
  });

  test('and still names whom it called', async () => {
    const { channel, reminder } = await reminded(talk);
    expect(reminder.text).toContain(`<@${talk.person('dana').id}> the next update is due`);
    await talk.type('/incident lead @mei', { in: channel });
    await talk.type('/incident update It is fixed', { in: channel });

    const quiet = await talk.slack.until(() => dueIn(talk, channel, '✔️ Answered at'));
    expect(quiet.text).toContain(`<@${talk.person('dana').id}> the next update is due`);
    expect(quiet.text).not.toContain(talk.person('mei').id);
  });

  test('where the incident has no channel', async () => {
    talk.slack.intercept = ({ method }, phase) =>
      method === 'conversations.create' && phase === 'before'
        ? { kind: 'error', error: 'restricted_action' }
        : undefined;
    await talk.type('/incident declare sev2 Checkout is down');
    await talk.type('/incident #1 update Next update in 10 minutes');
    talk.moveClock(10 * minute);
    await direct('dana', 'the next update is due (12:10 UTC)');
    await talk.type('/incident #1 update It is fixed');

    expect(buttonsOf(await direct('dana', '✔️ Answered at'))).toBe('[]');
  });

  test('when what promised the update is taken back', async () => {
    const { channel } = await reminded(talk);
    const [, entry] = /(\d+)\. [^\n]*Rolling back/u.exec(await talk.type('/incident timeline', { in: channel })) ?? [];
    await talk.type(`/incident retract ${entry} it was of another incident`, { in: channel });

    const quiet = await talk.slack.until(() => dueIn(talk, channel, '✔️ Answered at'));
    expect(buttonsOf(quiet)).toBe('[]');
  });
});
