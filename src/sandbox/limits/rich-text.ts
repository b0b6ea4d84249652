import { anything, byType, items, number, object, oneOf, type Rule, text } from './rules.ts';

// Slack: rich_text block. Inside a section anything inline; in preformatted text and links alone.

const unlimited = Number.MAX_SAFE_INTEGER;
const style = anything;

function inline(type: string, fields: Record<string, Rule>, required: string[]): Rule {
  return object({ type: oneOf(type), style, ...fields }, ['type', ...required]);
}

const words = inline('text', { text: text(unlimited, 1) }, ['text']);
const link = inline('link', { url: text(3000, 1), text: text(unlimited), unsafe: anything }, ['url']);

const inlines: Record<string, Rule> = {
  text: words,
  link,
  user: inline('user', { user_id: text(255, 1) }, ['user_id']),
  usergroup: inline('usergroup', { usergroup_id: text(255, 1) }, ['usergroup_id']),
  channel: inline('channel', { channel_id: text(255, 1) }, ['channel_id']),
  broadcast: inline('broadcast', { range: oneOf('here', 'channel', 'everyone') }, ['range']),
  emoji: inline('emoji', { name: text(255, 1), unicode: text(255), skin_tone: number(1, 6) }, ['name']),
  date: inline(
    'date',
    { timestamp: number(0, unlimited), format: text(255, 1), url: text(3000), fallback: text(255) },
    ['timestamp', 'format'],
  ),
  color: inline('color', { value: text(255, 1) }, ['value']),
  team: inline('team', { team_id: text(255, 1) }, ['team_id']),
};

const border = number(0, 1);
const run = items(0, unlimited, byType(inlines));
const section = object({ type: oneOf('rich_text_section'), elements: run }, ['elements']);

const lists = object(
  {
    type: oneOf('rich_text_list'),
    style: oneOf('bullet', 'ordered'),
    indent: number(0, 8),
    offset: number(0, unlimited),
    border,
    elements: items(0, unlimited, section),
  },
  ['style', 'elements'],
);

const preformatted = object(
  {
    type: oneOf('rich_text_preformatted'),
    border,
    language: text(255),
    elements: items(0, unlimited, byType({ text: words, link })),
  },
  ['elements'],
);

/** The elements of a rich_text block. */
export const richText: Rule = items(
  1,
  unlimited,
  byType({
    rich_text_section: section,
    rich_text_list: lists,
    rich_text_preformatted: preformatted,
    rich_text_quote: object({ type: oneOf('rich_text_quote'), border, elements: run }, ['elements']),
  }),
);
