import { isObject, type Json, list, word } from '../answer.ts';
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

/** Everything in a block that may be interactive. */
export function elementsOf(block: Json): Json[] {
  return [...list(block['elements']), block['accessory'], block['element']].filter(isObject);
}

/** The element with that action_id, and the block it is in. Of several buttons, the one with that value. */
function findElement(blocks: unknown, actionId: string, value: unknown): { blockId: string; element: Json } {
  for (const block of list(blocks)) {
    const element = elementsOf(block).find(
      (candidate) =>
        candidate['action_id'] === actionId &&
        (candidate['type'] !== 'button' || value === undefined || candidate['value'] === value),
    );
    if (element !== undefined) return { blockId: word(block['block_id']), element };
  }
  const which = value === undefined ? '' : ` and the value ${JSON.stringify(value)}`;
  throw new Error(`Nothing to click: no element has the action_id ${actionId}${which}`);
}

/** One entry of `actions` in a block_actions payload. */
export function action(blocks: unknown, actionId: string, value?: unknown): Json {
  const { blockId, element } = findElement(blocks, actionId, value);
  return {
    action_id: actionId,
    block_id: blockId,
    ...entered(element, value),
    ...(element['type'] === 'button' ? pressed(element) : {}),
    action_ts: (Date.now() / 1000).toFixed(6),
  };
}

function pressed({ text, value, style }: Json): Json {
  return { text, ...(value === undefined ? {} : { value }), ...(style === undefined ? {} : { style }) };
}

/** What an element holds after a person entered that value; without one, what it started with. */
export function entered(element: Json, value: unknown): Json {
  const type = String(element['type']);
  const [field, initial] = fields[type] ?? ['value', 'initial_value'];
  const held = value === undefined ? (element[initial] ?? null) : value;
  return { type, ...(type === 'button' ? {} : { [field]: chosen(element, field, held) }) };
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
function chosen(element: Json, field: string, held: unknown): unknown {
  if (held === null) return field === 'selected_options' ? [] : null;
  // Slack: an input with nothing in it holds null
  if (field === 'value') return held === '' ? null : held;
  if (field === 'selected_date' && !/^\d{4}-\d\d-\d\d$/.test(String(held))) throw new Error(`No date: ${held}`);

  const options = [
    ...list(element['options']),
    ...list(element['option_groups']).flatMap((group) => list(group['options'])),
  ];
  const pick = (value: unknown) => {
    const option = options.find((candidate) => candidate['value'] === value);
    if (option !== undefined || isObject(value) || options.length === 0) return option ?? value;
    throw new Error(`Nothing to pick: ${element['action_id']} has no option ${value}`);
  };
  if (field === 'selected_option') return pick(held);
  if (field === 'selected_options') return Array.isArray(held) ? held.map(pick) : [];
  return held;
}
