import { anyText, blockId, plainText, slackFile, webAddress } from './composition.ts';
import { image as imageElement, only } from './elements.ts';
import { richText } from './rich-text.ts';
import { all, anything, byType, flag, items, needsOneOf, number, object, oneOf, type Rule, text } from './rules.ts';

// Figures: Slack, Block Kit reference (docs, and @slack/types 3.2.0)

const menus = [
  ...['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'],
  ...['multi_static_select', 'multi_external_select', 'multi_users_select', 'multi_conversations_select'],
  'multi_channels_select',
];
const pickers = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const modalInputs = ['number_input', 'file_input', 'url_text_input', 'email_text_input'];
const inputs = [...menus, ...pickers, 'datetimepicker', 'plain_text_input', 'rich_text_input'];

function block(type: string, fields: Record<string, Rule>, required: string[] = []): Rule {
  return object({ type: oneOf(type), block_id: blockId, ...fields }, required);
}

function input(...types: string[]): Rule {
  const label = plainText(2000);
  const element = byType(only(...types));
  const fields = { label, hint: plainText(2000), element, optional: flag, dispatch_action: flag };
  return block('input', fields, ['label', 'element']);
}

const cell = byType({
  raw_text: object({ type: anything, text: text(3000, 1) }, ['text']),
  raw_number: object({ type: anything, text: text(3000, 1), value: number(-1e308, 1e308) }, ['text', 'value']),
  rich_text: block('rich_text', { elements: richText }, ['elements']),
});

/** What may stand in messages, modals and Home tabs alike. */
const everywhere: Record<string, Rule> = {
  section: all(
    block('section', {
      text: anyText(3000),
      fields: items(1, 10, anyText(2000)),
      accessory: byType(only('button', 'image', 'overflow', 'workflow_button', ...menus, ...pickers)),
      expand: flag,
    }),
    needsOneOf(['text', 'fields']),
  ),
  header: block('header', { text: plainText(150) }, ['text']),
  divider: block('divider', {}),
  context: block(
    'context',
    {
      elements: items(1, 10, byType({ image: imageElement, plain_text: plainText(3000), mrkdwn: anyText(3000) })),
    },
    ['elements'],
  ),
  actions: block(
    'actions',
    {
      elements: items(
        1,
        25,
        byType(
          only('button', 'workflow_button', 'overflow', ...menus, ...pickers, 'datetimepicker', 'rich_text_input'),
        ),
      ),
    },
    ['elements'],
  ),
  image: all(
    block('image', { alt_text: text(2000, 1), title: plainText(2000), image_url: webAddress, slack_file: slackFile }, [
      'alt_text',
    ]),
    needsOneOf(['image_url', 'slack_file'], true),
  ),
  rich_text: block('rich_text', { elements: richText }, ['elements']),
  input: input(...inputs),
  video: anything,
};

const table = block('table', { rows: items(1, 100, items(1, 20, cell)), column_settings: items(0, 20, anything) }, [
  'rows',
]);

export const messageBlocks: Record<string, Rule> = {
  ...everywhere,
  table,
  // Slack: 12,000 characters over all markdown blocks of a payload
  markdown: block('markdown', { text: text(12_000, 1) }, ['text']),
  call: block('call', { call_id: text(255, 1), call: anything }, ['call_id']),
  file: anything,
};

export const modalBlocks: Record<string, Rule> = {
  ...everywhere,
  input: input(...inputs, ...modalInputs),
  alert: block('alert', { text: anyText(200), level: oneOf('default', 'info', 'warning', 'error', 'success') }, [
    'text',
  ]),
};

export const homeBlocks: Record<string, Rule> = { ...everywhere, table };
