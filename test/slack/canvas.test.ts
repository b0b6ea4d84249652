import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Intercept } from '../../src/sandbox/intercept.ts';
import { canvasMarkdown } from '../../src/slack/views/canvas.ts';
import { rowsOf } from '../record.ts';
import { cardOf } from './actions/opened.ts';
import { openTalk, type Talk } from './talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterEach(() => {
  talk.slack.intercept = undefined;
});
afterAll(() => talk.close());

const say = (channel: string, line: string) => talk.type(`/incident ${line}`, { in: channel });
const canvas = (channel: string, words: string) =>
  talk.slack.until(async () => {
    const found = await talk.slack.canvas(channel);
    return found?.markdown.includes(words) ? found.markdown : undefined;
  });
const times = (text: string, words: string) => text.split(words).length - 1;
const creations = (channel: string) =>
  talk.slack.calls('conversations.canvases.create').filter(({ args }) => args['channel_id'] === channel);

describe('the canvas of a channel', () => {
  test('has the draft once, also after a restart and after it was reopened; later facts stand at its end', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await say(channel, 'resolve a new disk');
    await canvas(channel, 'a new disk');
    await talk.house.restart();
    await say(channel, 'reopen it is down again');
    await say(channel, 'note root cause: the new disk was old');
    await say(channel, 'resolve another disk');
    const markdown = await canvas(channel, 'the new disk was old');
    expect(times(markdown, '# Postmortem: ')).toBe(1);
    expect(markdown).toMatch(/## Recorded since .+\n\n### Root cause\n\n- the new disk was old/u);
    await talk.slack.quiet(200);
    expect(times(await canvas(channel, 'the new disk was old'), 'the new disk was old')).toBe(1);
  });

  test('whose answer got lost is looked for, and not written again', async () => {
    const { channel, id } = await talk.declare('sev2 Search is down');
    const place = String((await talk.slack.channel(channel))?.id);
    talk.slack.intercept = lost('conversations.canvases.create');
    await say(channel, 'resolve a new disk');
    await talk.slack.until(() => creations(place).some(({ fault }) => fault));
    talk.slack.intercept = undefined;
    await talk.house.restart();
    await say(channel, 'note lesson: buy two');
    const markdown = await canvas(channel, 'buy two');
    expect(times(markdown, `# Postmortem: #${id}`)).toBe(1);
    expect(creations(place)).toHaveLength(1);
  });

  test('that somebody else made keeps what stands there', async () => {
    const { channel } = await talk.declare('sev2 Login is down');
    const place = String((await talk.slack.channel(channel))?.id);
    await asBot('conversations.canvases.create', {
      channel_id: place,
      document_content: { type: 'markdown', markdown: '# Our plan' },
    });
    await say(channel, 'resolve a new disk');
    expect(await canvas(channel, 'a new disk')).toMatch(/^# Our plan\n\n# Postmortem: /u);
  });

  test('has what was added to it once, also where an addition was refused', async () => {
    const { channel, id } = await talk.declare('sev2 Billing is down');
    await say(channel, 'resolve a new disk');
    await canvas(channel, 'a new disk');
    await say(channel, 'note lesson: buy two');
    await canvas(channel, '- buy two');
    talk.slack.intercept = ({ method }, phase) =>
      method === 'canvases.edit' && phase === 'before' ? { kind: 'error', error: 'canvas_editing_failed' } : undefined;
    await say(channel, 'note lesson: buy three');
    await talk.slack.until(async () => (await factsOf(id)).find(({ untold }) => untold !== null));
    talk.slack.intercept = undefined;
    await say(channel, 'note lesson: buy four');
    const markdown = await canvas(channel, '- buy four');
    expect(['- buy two', '- buy three', '- buy four'].map((words) => times(markdown, words))).toEqual([1, 1, 1]);
  });

  test('of a backlog is added to once, at its end; and what adds nothing is known, too', async () => {
    const { channel, id } = await talk.declare('sev2 Export is down');
    await say(channel, 'resolve a new disk');
    await canvas(channel, 'a new disk');
    await talk.slack.quiet(100);
    const before = (await factsOf(id)).length;
    talk.slack.intercept = ({ method }, phase) =>
      method === 'canvases.edit' && phase === 'before' ? { kind: 'reset' } : undefined;
    for (const words of ['one', 'two', 'three']) await say(channel, `note lesson: ${words}`);
    talk.slack.intercept = undefined;
    await talk.house.restart();
    expect(await canvas(channel, '- three')).toContain('- one\n- two\n- three');
    await say(channel, 'note nothing for the paper');
    await talk.slack.until(async () => (await factsOf(id)).at(-1)?.detail === String(await newestOf(id)));
    expect((await factsOf(id)).slice(before)).toHaveLength(2);
  });

  test.each(['missing_scope', 'canvas_disabled_user_team', 'team_tier_cannot_create_channel_canvases'])(
    'where there is none (%s) the file of the draft is pinned, and nothing is wrong',
    async (error) => {
      const { channel, id } = await talk.declare('sev2 Mail is down');
      talk.slack.intercept = ({ method }, phase) =>
        method === 'conversations.canvases.create' && phase === 'before' ? { kind: 'error', error } : undefined;
      await say(channel, 'resolve a new disk');
      const pin = await talk.slack.until(async () =>
        (await talk.slack.pins(channel)).find((message) =>
          JSON.stringify(message['files'] ?? []).includes(`postmortem-${id}.md`),
        ),
      );
      expect(pin.text).toContain('The postmortem draft.');
      expect(await talk.slack.canvas(channel)).toBeUndefined();
      expect((await cardOf(talk, channel, 'Status: resolved')).text).not.toContain('⚠️');
    },
  );
});

const factsOf = async (id: number) =>
  rowsOf<{ detail: string | null; untold: string | null }>(
    talk.house,
    `select detail, untold from receipt where follower = 'canvas' and step = 'facts' and incident_id = ${id} order by seq`,
  );
const newestOf = async (id: number) =>
  (await rowsOf<{ version: number }>(talk.house, `select version from incident where id = ${id}`))[0]?.version;

function asBot(method: string, args: object) {
  const headers = { authorization: `Bearer ${talk.slack.botToken}`, 'content-type': 'application/json' };
  return fetch(`${talk.slack.apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
}

/** Done at Slack, and nobody hears of it. */
const lost =
  (which: string): Intercept =>
  ({ method }, phase) =>
    method === which && phase === 'after' ? { kind: 'reset' } : undefined;

describe('Markdown as a canvas takes it', () => {
  test.each([
    ['#### deep', '### deep'],
    ['> - a list in a quote', '> \\- a list in a quote'],
    ['> 1. a list in a quote', '> 1\\. a list in a quote'],
    ['![](@U0VICTIM0) ![](#C0VICTIM0)', '\\![](@U0VICTIM0) \\![](#C0VICTIM0)'],
    ['<@U0VICTIM0> \\<!channel>', '&lt;@U0VICTIM0&gt; &lt;!channel&gt;'],
    ['type `note <text>`', 'type `note <text>`'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n|---|---|\n| 1 | 2 |'],
  ])('%j', (markdown, taken) => expect(canvasMarkdown(markdown)).toBe(taken));

  test('a table that is too large is left out, and that is said', () => {
    const row = '| a | b | c |';
    const table = [row, '|---|---|---|', ...Array.from({ length: 100 }, () => row)].join('\n');
    expect(canvasMarkdown(`before\n\n${table}\n\nafter`)).toBe(
      'before\n\n_(A table that is too large for a canvas: see the file.)_\n\nafter',
    );
  });
});
