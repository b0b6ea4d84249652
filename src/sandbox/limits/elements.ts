import { isObject, list } from '../answer.ts';
import {
  actionId,
  anyText,
  confirm,
  menuOption,
  option,
  optionGroups,
  placeholder,
  plainText,
  slackFile,
  webAddress,
} from './composition.ts';
import { all, anything, flag, items, matching, needsOneOf, number, object, oneOf, type Rule, text } from './rules.ts';

// Figures: Slack, block elements (docs, and @slack/types 3.2.0)

const style = oneOf('primary', 'danger');

function element(type: string, fields: Record<string, Rule>, required: string[] = []): Rule {
  return object({ type: oneOf(type), action_id: actionId, ...fields }, ['type', ...required]);
}

function menu(type: string, fields: Record<string, Rule> = {}): Rule {
  const many = type.startsWith('multi_') ? { max_selected_items: number(1, Number.MAX_SAFE_INTEGER) } : {};
  return element(type, { placeholder, confirm, focus_on_load: flag, ...many, ...fields });
}

function staticMenu(type: string): Rule {
  const initial = { initial_option: menuOption, initial_options: items(1, 100, menuOption) };
  const options = { options: items(1, 100, menuOption), option_groups: optionGroups };
  return all(menu(type, { ...options, ...initial }), needsOneOf(['options', 'option_groups'], true), beginsAmong);
}

/** Slack: what is chosen at the start is one of the options, to the letter. */
const beginsAmong: Rule = (value, pointer) => {
  if (!isObject(value)) return [];
  const groups = list(value['option_groups']).flatMap((one) => list(one['options']));
  const known = [...list(value['options']), ...groups].map((one) => JSON.stringify(one));
  const chosen = [value['initial_option'], ...list(value['initial_options'])].filter(isObject);
  return chosen.every((one) => known.includes(JSON.stringify(one)))
    ? []
    : [{ message: 'must be one of the options', pointer: `${pointer}/initial_option` }];
};

function choices(type: string): Rule {
  const choice = option(anyText(75));
  const fields = { options: items(1, 10, choice), initial_options: items(1, 10, choice), initial_option: choice };
  return all(element(type, { ...fields, confirm, focus_on_load: flag }, ['options']), beginsAmong);
}

function input(type: string, fields: Record<string, Rule> = {}, required: string[] = []): Rule {
  const common = { placeholder, initial_value: text(3000), focus_on_load: flag, dispatch_action_config: anything };
  return element(type, { ...common, ...fields }, required);
}

const conversations = { initial_conversation: text(255), default_to_current_conversation: flag, filter: anything };
const length = number(0, 3000);

export const image: Rule = all(
  object({ type: oneOf('image'), alt_text: text(2000, 1), image_url: webAddress, slack_file: slackFile }, ['alt_text']),
  needsOneOf(['image_url', 'slack_file'], true),
);

export const elements: Record<string, Rule> = {
  image,
  button: element(
    'button',
    { text: plainText(75), value: text(2000), url: webAddress, style, confirm, accessibility_label: text(75) },
    ['text'],
  ),
  workflow_button: element(
    'workflow_button',
    { text: plainText(75), workflow: anything, style, accessibility_label: text(75) },
    ['text', 'workflow'],
  ),
  static_select: staticMenu('static_select'),
  multi_static_select: staticMenu('multi_static_select'),
  external_select: menu('external_select', { initial_option: menuOption, min_query_length: number(0, 100) }),
  multi_external_select: menu('multi_external_select', {
    initial_options: items(1, 100, menuOption),
    min_query_length: number(0, 100),
  }),
  users_select: menu('users_select', { initial_user: text(255) }),
  multi_users_select: menu('multi_users_select', { initial_users: items(1, 100, text(255)) }),
  conversations_select: menu('conversations_select', { ...conversations, response_url_enabled: flag }),
  multi_conversations_select: menu('multi_conversations_select', {
    ...conversations,
    initial_conversations: items(1, 100, text(255)),
  }),
  channels_select: menu('channels_select', { initial_channel: text(255), response_url_enabled: flag }),
  multi_channels_select: menu('multi_channels_select', { initial_channels: items(1, 100, text(255)) }),
  overflow: element('overflow', { options: items(1, 5, menuOption), confirm }, ['options']),
  checkboxes: choices('checkboxes'),
  radio_buttons: choices('radio_buttons'),
  datepicker: menu('datepicker', { initial_date: matching(/^\d{4}-\d\d-\d\d$/, 'a date: YYYY-MM-DD') }),
  timepicker: menu('timepicker', {
    initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time: HH:mm'),
    timezone: text(255, 1),
  }),
  datetimepicker: element('datetimepicker', {
    initial_date_time: number(1_000_000_000, 9_999_999_999),
    confirm,
    focus_on_load: flag,
  }),
  plain_text_input: input('plain_text_input', { multiline: flag, min_length: length, max_length: number(1, 3000) }),
  email_text_input: input('email_text_input'),
  url_text_input: input('url_text_input'),
  number_input: input('number_input', { is_decimal_allowed: flag, min_value: text(50), max_value: text(50) }, [
    'is_decimal_allowed',
  ]),
  rich_text_input: input('rich_text_input', {
    initial_value: anything,
    min_lines: number(1, 100),
    max_lines: number(1, 100),
  }),
  file_input: element('file_input', { filetypes: anything, max_files: number(1, 10) }),
};

/** The rules of some of the elements, by type. */
export function only(...types: string[]): Record<string, Rule> {
  return Object.fromEntries(types.map((type) => [type, elements[type] ?? anything]));
}
