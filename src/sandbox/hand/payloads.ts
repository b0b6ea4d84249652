import { isObject, type Json, list } from '../answer.ts';
import type { Profile } from '../roster.ts';
import type { World } from '../world.ts';

/** What all interaction payloads of a person have in common. */
export function interaction(world: World, person: Profile, type: string, viewId?: string): Json {
  const { team, app } = world;
  return {
    type,
    token: 'deprecated',
    user: { id: person.id, username: person.handle, name: person.handle, team_id: team.id },
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: app.id,
    trigger_id: world.triggers.issue(person.id, viewId),
    action_ts: (Date.now() / 1000).toFixed(6),
  };
}

/** The element with that action_id, and the block it is in. */
export function findElement(blocks: unknown, actionId: string): { blockId: string; element: Json } {
  for (const [n, block] of list(blocks).entries()) {
    const inside = [...list(block['elements']), block['accessory'], block['element']].filter(isObject);
    const element = inside.find((candidate) => candidate['action_id'] === actionId);
    if (element !== undefined) return { blockId: String(block['block_id'] ?? `b${n}`), element };
  }
  throw new Error(`Nothing to click: no element has the action_id ${actionId}`);
}

/** One entry of `actions` in a block_actions payload. */
export function action(blocks: unknown, actionId: string, value?: unknown): Json {
  const { blockId, element } = findElement(blocks, actionId);
  return {
    action_id: actionId,
    block_id: blockId,
    ...entered(element, value),
    ...(element['type'] === 'button' ? { text: element['text'], value: value ?? element['value'] } : {}),
    action_ts: (Date.now() / 1000).toFixed(6),
  };
}

/** What an element holds after a person entered that value; without one, what it started with. */
export function entered(element: Json, value: unknown): Json {
  const type = String(element['type']);
  const [field, initial] = fields[type] ?? ['value', 'initial_value'];
  const held = value === undefined ? (element[initial] ?? null) : value;
  return { type, ...(type === 'button' ? {} : { [field]: optional(element, field, held) }) };
}

const fields: Record<string, [held: string, initial: string]> = {
  static_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  overflow: ['selected_option', 'initial_option'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  rich_text_input: ['rich_text_value', 'initial_value'],
};

/** A person picks options by their value; Slack sends the whole option. */
function optional(element: Json, field: string, held: unknown): unknown {
  const options = [
    ...list(element['options']),
    ...list(element['option_groups']).flatMap((group) => list(group['options'])),
  ];
  const pick = (value: unknown) => options.find((option) => option['value'] === value) ?? value;
  if (field === 'selected_option') return pick(held);
  if (field === 'selected_options') return Array.isArray(held) ? held.map(pick) : [];
  return held;
}
