import { isObject, type Json, list, word } from '../answer.ts';
import { elementsOf, entered } from './payloads.ts';

type Field = { blockId: string; actionId: string; element: Json; required: boolean };

// These are pressed and hold nothing. Slack: they are not in state.values
const stateless = new Set(['button', 'workflow_button', 'overflow', 'image']);

/** What the elements of a message or a form hold: values are given by block_id or action_id, the rest as it began. */
export function stateOf(blocks: unknown, values: Json = {}): { values: Record<string, Json> } {
  const state: Record<string, Json> = {};
  for (const { blockId, actionId, element } of fieldsOf(blocks)) {
    state[blockId] = { ...state[blockId], [actionId]: entered(element, values[blockId] ?? values[actionId]) };
  }
  return { values: state };
}

/** As stateOf, of a form about to be submitted. Throws where Slack itself would not let a person submit. */
export function filledIn(view: Json, values: Json): { values: Record<string, Json> } {
  if (!isObject(view['submit']) && !list(view['blocks']).some(({ type }) => type === 'input')) {
    throw new Error('This view has no button to submit it');
  }
  const fields = fieldsOf(view['blocks']);
  const stray = Object.keys(values).find((name) => !fields.some((field) => isNamed(field, name)));
  if (stray !== undefined) throw new Error(`Nothing to fill in: no element has the block_id or action_id ${stray}`);
  const state = stateOf(view['blocks'], values);
  for (const { blockId, actionId, element, required } of fields) {
    const held = state.values[blockId]?.[actionId] as Json;
    if (required && isEmpty(held)) throw new Error(`Slack asks to complete this required field: ${blockId}`);
    expectLength(element, word(held['value']));
  }
  return state;
}

function fieldsOf(blocks: unknown): Field[] {
  return list(blocks).flatMap((block) =>
    elementsOf(block)
      .filter((element) => element['action_id'] !== undefined && !stateless.has(word(element['type'])))
      .map((element) => ({
        blockId: word(block['block_id']),
        actionId: word(element['action_id']),
        element,
        required: block['type'] === 'input' && block['optional'] !== true,
      })),
  );
}

function isNamed({ blockId, actionId }: Field, name: string): boolean {
  return name === blockId || name === actionId;
}

function isEmpty(held: Json): boolean {
  const { type: _, ...fields } = held;
  return Object.values(fields).every((value) => value === null || (Array.isArray(value) && value.length === 0));
}

// Slack: min_length and max_length of plain_text_input, 3000 at most
function expectLength({ type, min_length: least = 0, max_length: most = 3000 }: Json, text: string): void {
  if (type !== 'plain_text_input' || text === '') return;
  const { length } = [...text];
  if (length < Number(least) || length > Number(most)) throw new Error(`Slack asks for ${least} to ${most} characters`);
}
