import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from './talk.ts';

const minute = 60_000;

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());
afterEach(() => {
  talk.slack.intercept = undefined;
});

const fileCalled = (name: string) =>
  talk.slack.until(async () => (await talk.slack.files()).find((file) => file.name === name));
const refuse = (error: string, isIt: (name: string) => boolean) => {
  talk.slack.intercept = ({ method, args }, phase) =>
    phase === 'before' && method === 'files.getUploadURLExternal' && isIt(String(args['filename']))
      ? { kind: 'error', error }
      : undefined;
};

describe('what is resolved', () => {
  test('has its timeline as a picture after the draft, with its course in words', async () => {
    const { channel } = await talk.declare('sev1 </text><script>alert(1)</script> & 漢字 🔥');
    await talk.type('/incident update identified found it, next update in 20 minutes', { in: channel });
    talk.moveClock(32 * minute);
    await talk.type('/incident update monitoring it holds', { in: channel });
    await talk.type('/incident impact "API <b>" major from 11:50 UTC to 12:30 UTC', { in: channel });
    talk.moveClock(10 * minute);
    await talk.type('/incident resolve', { in: channel });

    const picture = await fileCalled('timeline-1.png');
    expect(picture.title).toBe('Timeline of #1');
    expect(picture.content.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.content.readUInt32BE(16)).toBe(1140);
    expect(picture.alt).toBe(
      'Timeline of #1 ‹/text›‹script›alert(1)‹/script› & 漢字 🔥, sev1: Resolved in 42m, 3 updates; its promise 12 min late. ' +
        'Status: identified from 12:00, monitoring from 12:32; until 12:42 UTC. Hit: API ‹b› major from 11:50 to 12:30.',
    );
    const names = (await talk.slack.messages(channel)).flatMap(({ files = [] }) =>
      (files as Array<{ name: string }>).map(({ name }) => name),
    );
    expect(names).toEqual(['postmortem-1.md', 'timeline-1.png']);
  });

  test('where the picture is refused has its draft, and nothing else is said of it', async () => {
    refuse('file_type_not_allowed', (name) => name.endsWith('.png'));
    const { channel } = await talk.declare('sev3 Exports are slow');
    talk.moveClock(5 * minute);
    await talk.type('/incident resolve', { in: channel });
    await fileCalled('postmortem-2.md');
    await talk.slack.until(() => talk.slack.calls('files.getUploadURLExternal').at(-1)?.answer?.error);
    await talk.slack.quiet(200);
    expect(await talk.type('/incident status', { in: channel })).not.toContain('⚠️');
    expect((await talk.slack.messages(channel))[0]?.text).not.toContain('because');
  });

  test('is drawn for those inside alone where it is private', async () => {
    const { channel } = await talk.declare('sev1 Data leak private');
    talk.moveClock(5 * minute);
    await talk.type('/incident resolve', { in: channel });
    const picture = await fileCalled('timeline-3.png');
    expect(picture.channels).toEqual([(await talk.slack.channel(channel))?.id]);
  });

  test('without known times has a draft, and no picture of nothing', async () => {
    const { channel } = await talk.declare('sev2 An old outage retro');
    await talk.type('/incident resolve', { in: channel });
    await fileCalled('postmortem-4.md');
    await talk.slack.quiet(200);
    expect((await talk.slack.files()).some(({ name }) => name === 'timeline-4.png')).toBe(false);
  });

  test('is drawn once Slack is well again', async () => {
    let left = 2;
    talk.slack.intercept = ({ method, args }, phase) =>
      phase === 'before' &&
      method === 'files.getUploadURLExternal' &&
      String(args['filename']).endsWith('.png') &&
      left-- > 0
        ? { kind: 'error', error: 'internal_error' }
        : undefined;
    const { channel } = await talk.declare('sev3 Search is slow');
    talk.moveClock(5 * minute);
    await talk.type('/incident resolve', { in: channel });
    await fileCalled('timeline-5.png');
    const drafts = (await talk.slack.files()).filter(({ name }) => name === 'postmortem-5.md');
    expect(drafts).toHaveLength(1);
  });
});
