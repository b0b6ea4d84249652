import { isObject, type Json, list, word } from '../answer.ts';
import { byType, type Complaint, items, type Rule } from './rules.ts';

/** All that Slack has against these blocks: each on its own, and the ids among one another. */
export function complaintsAbout(blocks: unknown, most: number, table: Record<string, Rule>): Complaint[] {
  const complaints = items(0, most, byType(table))(blocks, '/blocks');
  return [...complaints, ...repeated(list(blocks))];
}

/** Slack: block_id and action_id are unique within the payload (action_id within its block). */
function repeated(blocks: Json[]): Complaint[] {
  const complaints: Complaint[] = [];
  const blockIds = new Set<string>();
  for (const [n, block] of blocks.entries()) {
    const blockId = word(block['block_id']);
    if (blockId !== '' && blockIds.has(blockId)) {
      complaints.push({ message: `block_id already exists: ${blockId}`, pointer: `/blocks/${n}/block_id` });
    }
    blockIds.add(blockId);
    const actionIds = new Set<string>();
    for (const [m, element] of list(block['elements']).entries()) {
      const actionId = word(element['action_id']);
      if (actionId !== '' && actionIds.has(actionId)) {
        complaints.push({
          message: `action_id already exists: ${actionId}`,
          pointer: `/blocks/${n}/elements/${m}/action_id`,
        });
      }
      actionIds.add(actionId);
    }
  }
  return complaints;
}

/** Every character of text in the blocks, wherever it stands. */
export function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + charactersIn(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [field, held]) =>
      sum + (field === 'text' && typeof held === 'string' ? [...held].length : charactersIn(held)),
    0,
  );
}
