import { type Answer, isObject, type Json, list, refuse, word } from '../answer.ts';
import { messageBlocks } from './blocks.ts';
import { charactersIn, complaintsAbout } from './payload.ts';
import type { Complaint } from './rules.ts';

// Slack: 50 blocks a message; 12,000 characters of markdown a payload
const mostBlocks = 50;
const mostMarkdown = 12_000;
// Slack: undocumented, observed near 13,200 characters over all blocks of one chat.postMessage; bolt-js issue 2509
const mostInBlocks = 13_200;
// Slack: text of chat.update 4,000 characters (chat.postMessage cuts at 40,000 instead)
const mostInUpdate = 4000;
// Slack: 10,000 characters in all cells of a message
const mostInTables = 10_000;
const mostAttachments = 100;

/** Slack's refusal of a message to be posted; undefined for a good one. */
export function badMessage(args: Json, { blocksTotal }: { blocksTotal: boolean }): Answer | undefined {
  const blocks = args['blocks'];
  const bad = badBlocks(blocks) ?? badMetadata(args['metadata']);
  if (bad) return bad;
  if (blocksTotal && charactersIn(blocks) > mostInBlocks) return refuse('msg_blocks_too_long');
  if (list(args['attachments']).length > mostAttachments) return refuse('too_many_attachments');
  const markdown = word(args['markdown_text']);
  if (markdown !== '' && (word(args['text']) !== '' || blocks !== undefined)) return refuse('markdown_text_conflict');
  if ([...markdown].length > mostMarkdown) return refuse('msg_too_long');
  const isEmpty = list(blocks).length === 0 && list(args['attachments']).length === 0;
  if (word(args['text']) === '' && markdown === '' && isEmpty) return refuse('no_text');
  return undefined;
}

export function badUpdate(args: Json): Answer | undefined {
  if ([...word(args['text'])].length > mostInUpdate) return refuse('msg_too_long');
  return badBlocks(args['blocks']) ?? badMetadata(args['metadata']);
}

function badBlocks(blocks: unknown): Answer | undefined {
  if (blocks === undefined || blocks === '') return undefined;
  if (!Array.isArray(blocks)) return refuse('invalid_blocks_format');
  const complaints = complaintsAbout(blocks, mostBlocks, messageBlocks);
  if (complaints.length > 0) return refuseBlocks(complaints);
  const inMarkdown = blocks.filter((block) => block.type === 'markdown');
  if (charactersIn(inMarkdown) > mostMarkdown) return refuse('msg_blocks_too_long');
  const tables = blocks.filter((block) => block.type === 'table');
  if (charactersIn(tables) > mostInTables)
    return refuseBlocks([{ message: 'the cells hold too much', pointer: '/blocks' }]);
  if (tables.length > 1) {
    return refuse('invalid_attachments', { response_metadata: { messages: ['[ERROR] only_one_table_allowed'] } });
  }
  return undefined;
}

/** The shape in which Slack tells what is wrong with blocks. */
export function refuseBlocks(complaints: readonly Complaint[]): Answer {
  const errors = complaints.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  return refuse('invalid_blocks', {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}

// Slack: { event_type, event_payload }; an empty object takes the metadata away in chat.update
function badMetadata(metadata: unknown): Answer | undefined {
  if (metadata === undefined || metadata === '') return undefined;
  if (isObject(metadata) && Object.keys(metadata).length === 0) return undefined;
  const isGood =
    isObject(metadata) && /^[a-zA-Z0-9_.]+$/.test(word(metadata['event_type'])) && isObject(metadata['event_payload']);
  return isGood ? undefined : refuse('invalid_metadata_format');
}
