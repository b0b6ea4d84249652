import { randomBytes } from 'node:crypto';
import { isObject, type Json } from '../answer.ts';

/** Slack gives every block that has none a block_id, and every interactive element an action_id. */
export function withIds(holder: Json): Json {
  const { blocks } = holder;
  return Array.isArray(blocks) ? { ...holder, blocks: blocks.map(identified) } : holder;
}

function identified(block: Json): Json {
  const { elements, accessory, element } = block;
  return {
    ...block,
    block_id: block['block_id'] || freshId(),
    ...(block['type'] === 'actions' && Array.isArray(elements) ? { elements: elements.map(clickable) } : {}),
    ...(isObject(accessory) && accessory['type'] !== 'image' ? { accessory: clickable(accessory) } : {}),
    ...(isObject(element) ? { element: clickable(element) } : {}),
  };
}

function clickable(element: Json): Json {
  return { ...element, action_id: element['action_id'] || freshId() };
}

function freshId(): string {
  return randomBytes(3).toString('hex').slice(0, 5);
}
