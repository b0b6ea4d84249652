import { expect, test } from '@jest/globals';
import { badMessage } from '../../src/sandbox/limits/message.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = { type: 'section', text: mrkdwn('x') };
const button = { type: 'button', action_id: 'go', text: plain('Go'), value: '1' };
const option = (value: string) => ({ text: plain(value), value });
const menu = {
  type: 'static_select',
  action_id: 'pick',
  options: [option('a'), option('b')],
  initial_option: option('b'),
};
const cell = { type: 'raw_text', text: 'x'.repeat(1001) };

function complaints(...blocks: object[]): unknown {
  const answer = badMessage({ text: 'x', blocks }, { blocksTotal: true });
  return answer && (answer['errors'] ?? answer.error);
}

test('good blocks pass', () => {
  const rich = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'hi', style: { bold: true } }] }],
  };
  const image = { type: 'image', image_url: 'https://x.test/i.png', alt_text: 'a graph' };
  const context = { type: 'context', elements: [mrkdwn('a'), plain('b'), image] };
  const actions = { type: 'actions', block_id: 'b1', elements: [button, { ...button, action_id: 'stop' }] };
  const header = { type: 'header', text: plain('Checkout is down') };
  expect(complaints({ ...section, accessory: menu }, { type: 'table', rows: [[cell, cell]] })).toBeUndefined();
  expect(complaints(header, section, { type: 'divider' }, context, actions, rich, image)).toBeUndefined();
});

test.each([
  ['51 blocks', Array(51).fill(section), 'no more than 50 items allowed [json-pointer:/blocks]'],
  ['a long header', [{ type: 'header', text: plain('x'.repeat(151)) }], 'must be less than 151 characters'],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('x') }], 'unsupported type: mrkdwn'],
  ['an empty section', [{ type: 'section' }], 'missing required field: text or fields [json-pointer:/blocks/0]'],
  ['an unknown block', [{ type: 'banner' }], 'unsupported type: banner [json-pointer:/blocks/0/type]'],
  ['a field too many', [{ ...section, color: 'red' }], 'invalid additional property: color'],
  ['11 fields', [{ type: 'section', fields: Array(11).fill(mrkdwn('x')) }], 'no more than 10 items allowed'],
  ['a default style', [{ type: 'actions', elements: [{ ...button, style: 'default' }] }], 'must be one of'],
  ['a button twice', [{ type: 'actions', elements: [button, button] }], 'action_id already exists: go'],
  [
    'a start that is no option',
    [{ ...section, accessory: { ...menu, initial_option: option('c') } }],
    'one of the options',
  ],
  ['too much in a table', [{ type: 'table', rows: Array(5).fill([cell, cell]) }], 'the cells hold too much'],
  ['a block_id twice', [1, 2].map(() => ({ ...section, block_id: 'a' })), 'block_id already exists: a'],
])('%s is refused', (_what, blocks, complaint) => {
  expect(complaints(...(blocks as object[]))).toContainEqual(expect.stringContaining(complaint));
});

test('too much text in all blocks together', () => {
  const long = { type: 'section', text: mrkdwn('x'.repeat(2700)) };
  expect(complaints(long, long, long, long, long)).toBe('msg_blocks_too_long');
});

test('a message must say something, and its metadata must have a type', () => {
  expect(badMessage({}, { blocksTotal: true })?.error).toBe('no_text');
  const metadata = { event_payload: {} };
  expect(badMessage({ text: 'x', metadata }, { blocksTotal: true })?.error).toBe('invalid_metadata_format');
});
