import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { clientOf } from './bot.ts';

let slack: LocalSlack;
let client: WebClient;
let channel: string;
beforeAll(async () => {
  slack = await openLocalSlack();
  client = clientOf(slack);
  channel = String((await client.conversations.create({ name: 'inc-1' })).channel?.id);
});
afterAll(() => slack.close());

const content = (markdown: string) => ({ type: 'markdown' as const, markdown });
const create = (markdown: string, where = channel) =>
  client.conversations.canvases.create({ channel_id: where, title: 'Plan', document_content: content(markdown) });
const add = (id: string, ...texts: readonly string[]) =>
  client.canvases.edit({
    canvas_id: id,
    changes: texts.map((text) => ({ operation: 'insert_at_end', document_content: content(text) })) as never,
  });
const refused = (error: string) => expect.objectContaining({ data: expect.objectContaining({ error }) });

test('a channel has one canvas, which is made once and added to', async () => {
  expect(await slack.canvas('inc-1')).toBeUndefined();
  const { canvas_id: id } = await create('# Plan');
  await add(String(id), '- more');
  expect(await slack.canvas('inc-1')).toMatchObject({ id, title: 'Plan', markdown: '# Plan\n\n- more' });
  await expect(create('again')).rejects.toEqual(refused('channel_canvas_already_exists'));
  expect((await client.conversations.info({ channel })).channel).toMatchObject({
    properties: { canvas: { file_id: id, is_empty: false } },
  });
});

test('takes one change a call, of a canvas that is there, in a channel the bot is in', async () => {
  const { id } = (await slack.canvas('inc-1')) ?? { id: '' };
  await expect(add(id, 'a', 'b')).rejects.toEqual(refused('invalid_arguments'));
  await expect(add('F0NOWHERE', 'a')).rejects.toEqual(refused('canvas_not_found'));
  const general = String((await slack.channel('general'))?.id);
  await expect(create('x', general)).rejects.toEqual(refused('not_in_channel'));
});

test.each([
  ['a deep heading', '#### x'],
  ['a list in a quote', '> - x'],
  ['a table of 303 cells', Array.from({ length: 101 }, () => '| a | b | c |').join('\n')],
])('takes no %s', async (_, markdown) => {
  const { id } = (await slack.canvas('inc-1')) ?? { id: '' };
  await expect(add(id, markdown)).rejects.toEqual(refused('canvas_editing_failed'));
  await expect(add(id, `\`\`\`\n${markdown}\n\`\`\``)).resolves.toMatchObject({ ok: true });
});

test('needs its scope', async () => {
  const other = await openLocalSlack({ scopes: ['channels:manage', 'channels:read'] });
  const { channel: made } = await clientOf(other).conversations.create({ name: 'inc-2' });
  const asked = clientOf(other).conversations.canvases.create({ channel_id: String(made?.id) });
  await expect(asked).rejects.toEqual(refused('missing_scope'));
  await other.close();
});
