import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

const day = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'archive-'));
let talk: Talk;
beforeAll(async () => {
  const file = join(folder, 'sitrep.yml');
  writeFileSync(file, 'archive_after: 7d\n');
  talk = await openTalk(undefined, undefined, { SITREP_CONFIG: file });
});
afterAll(async () => {
  await talk.close();
  rmSync(folder, { recursive: true, force: true });
});

const isArchived = async (name: string): Promise<boolean> => (await talk.slack.channel(name))?.is_archived === true;
const said = async (channel: string): Promise<string[]> =>
  (await talk.slack.messages(channel))
    .filter(({ subtype = '' }) => !subtype.startsWith('channel_'))
    .map(({ text }) => text);
const heard = (channel: string, words: string) =>
  talk.slack.until(async () => (await said(channel)).find((text) => text.includes(words)));

describe('the channel of what is over', () => {
  test('is archived after the time in sitrep.yml, with a last word; the record goes on', async () => {
    const { id, channel } = await talk.declare('sev3 Checkout is down');
    await talk.type(`/incident #${id} resolve rolled back`);
    await heard(channel, 'The postmortem draft');
    talk.moveClock(6 * day);
    await talk.type(`/incident #${id} note all well`);
    await heard(channel, 'all well');
    expect(await isArchived(channel)).toBe(false);
    talk.moveClock(day);
    await talk.slack.until(() => isArchived(channel));
    expect((await said(channel)).join('\n')).toContain('🗄️ This channel is being archived.');
    expect(await talk.type(`/incident #${id} note later still`)).toContain(
      'Its channel is archived: the record goes on',
    );
  });

  test('is another one when it is reopened, with its card first, and the old card outside leads there', async () => {
    const reply = await talk.hear('/incident #1 reopen it is back');
    expect(reply.text).toContain('Its channel is archived: it gets one again.');
    const later = await talk.slack.until(() => reply.later()[0]);
    expect(later['text']).toMatch(/^The channel of #1 is <#C\w+>\.$/u);
    const again = await talk.slack.until(() => talk.slack.channel('inc-1-checkout-is-down-2'));
    await heard(again.name, '*Reopened*');
    const posted = await said(again.name);
    expect(posted[0]).toContain('*SEV3 · #1 Checkout is down*');
    expect(posted[1]).toContain('*Reopened*');
    await talk.slack.until(async () => (await talk.slack.pins(again.id))[0]?.text.includes('#1 Checkout is down'));
    await talk.slack.until(async () => (await said('incidents'))[0]?.includes(`<#${again.id}>`));
    await talk.type('/incident update identified: a bad deploy', { in: again.id });
    await talk.slack.until(async () => (await said(again.name))[0]?.includes('Status: identified'));
    expect((await talk.slack.members(again.id)).includes(talk.person('dana').id)).toBe(true);
  });

  test('stays while it is open again', async () => {
    talk.moveClock(8 * day);
    await talk.type('/incident #1 note still here');
    await heard('inc-1-checkout-is-down-2', 'still here');
    expect(await isArchived('inc-1-checkout-is-down-2')).toBe(false);
  });

  test.each(['before', 'after'] as const)(
    'that is reopened just %s Slack archives it goes on where people can write',
    async (moment) => {
      const { id, channel } = await talk.declare(`sev3 Push is slow ${moment}`);
      await talk.type(`/incident #${id} resolve done`);
      await heard(channel, 'The postmortem draft');
      let go: () => void = () => {};
      const held = new Promise<void>((resolve) => {
        go = resolve;
      });
      let isHeld = false;
      talk.slack.intercept = async ({ method }, phase) => {
        if (method !== 'conversations.archive' || phase !== moment) return undefined;
        isHeld = true;
        await held;
        return undefined;
      };
      talk.moveClock(7 * day);
      await talk.slack.until(() => isHeld);
      const reply = await talk.hear(`/incident #${id} reopen it is back`);
      expect(reply.text).toContain('it gets one again.');
      const told = await talk.slack.until(() => reply.later()[0]);
      go();
      talk.slack.intercept = undefined;
      await talk.slack.until(() => isArchived(channel));
      const [, now = ''] = /<#(C\w+)>/u.exec(String(told['text'])) ?? [];
      await talk.type('/incident update identified: the queue', { in: now });
      await heard(now, 'the queue');
      expect(await isArchived(now)).toBe(false);
      expect(await talk.type(`/incident #${id} brief`)).toContain(`<#${now}>`);
    },
  );

  test('that Slack refuses to archive is there as it was', async () => {
    const { id, channel } = await talk.declare('sev3 Mail is slow');
    await talk.type(`/incident #${id} resolve done`);
    await heard(channel, 'The postmortem draft');
    talk.slack.intercept = ({ method }, phase) =>
      method === 'conversations.archive' && phase === 'before'
        ? { kind: 'error', error: 'restricted_action' }
        : undefined;
    talk.moveClock(7 * day);
    await talk.slack.until(async () => (await talk.type(`/incident #${id} timeline`)).includes('channel is back'));
    talk.slack.intercept = undefined;
    expect(await talk.type(`/incident #${id} note still here`)).not.toContain('archived');
    await heard(channel, 'still here');
  });

  test('that Slack gives back is the old one', async () => {
    const { id, channel } = await talk.declare('sev3 Search is slow');
    await talk.type(`/incident #${id} resolve done`);
    await heard(channel, 'The postmortem draft');
    await talk.person('dana').archive(channel);
    const isCalled = (how: string) =>
      talk.slack.until(async () =>
        (await said('incidents')).some((text) => text.includes(`#${id} `) && text.includes(how)),
      );
    await isCalled('(archived; the record goes on)');
    talk.slack.intercept = ({ method }, phase) =>
      method === 'conversations.unarchive' && phase === 'before'
        ? { kind: 'status', status: 200, body: '{"ok":true}' }
        : undefined;
    await talk.type(`/incident #${id} reopen again`);
    await talk.slack.until(async () => (await talk.type(`/incident #${id} timeline`)).includes('channel is back'));
    talk.slack.intercept = undefined;
    expect((await talk.slack.channels()).map(({ name }) => name)).not.toContain(`${channel}-2`);
  });
});

describe('a drill', () => {
  test('is deleted: it is in no list, answers to no number, rings for nobody, and its channel is archived', async () => {
    const { id, channel } = await talk.declare('sev1 Fire drill test');
    expect(await talk.type('/incident list')).toContain(`TEST · #${id}`);
    expect(await talk.type(`/incident #${id} delete`)).toBe(
      `✅ #${id} is deleted: it is in no list any more, and its channel is being archived.`,
    );
    await talk.slack.until(() => isArchived(channel));
    expect(await talk.type('/incident list')).not.toContain('Fire drill');
    expect(await talk.type(`/incident #${id} timeline`)).toContain(`There is no incident #${id}.`);
    talk.moveClock(day);
    await talk.declare('sev4 Another');
    expect((await said(channel)).join('\n')).not.toContain('update is due');
    expect((await said(channel)).at(-1)).toContain('🗑️ This drill is deleted by');
  });

  test('that is deleted before its channel is there leaves none behind', async () => {
    let create: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      create = resolve;
    });
    talk.slack.intercept = async ({ method }, phase) => {
      if (method === 'conversations.create' && phase === 'before') await held;
      return undefined;
    };
    const answer = await talk.type('/incident declare sev1 Late drill test');
    const id = /#(\d+)/u.exec(answer)?.[1];
    await talk.type(`/incident #${id} delete`);
    create();
    talk.slack.intercept = undefined;
    await talk.slack.until(() => isArchived(`inc-${id}-late-drill`));
  });

  test('alone can be deleted', async () => {
    expect((await talk.hear('/incident #1 delete')).text).toContain('#1 is no drill, and what happened is kept.');
    expect(await talk.type('/incident #1 brief')).toContain('Checkout is down');
  });
});
