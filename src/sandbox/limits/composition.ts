import { all, byType, flag, items, matching, needsOneOf, object, oneOf, type Rule, text } from './rules.ts';

// Figures: Slack, composition objects (docs, and @slack/types 3.2.0)

function plain(most: number): Rule {
  return object({ type: oneOf('plain_text'), text: text(most, 1), emoji: flag }, ['type', 'text']);
}

function mrkdwn(most: number): Rule {
  return object({ type: oneOf('mrkdwn'), text: text(most, 1), verbatim: flag }, ['type', 'text']);
}

/** A text object that may not be mrkdwn. */
export function plainText(most: number): Rule {
  return byType({ plain_text: plain(most) });
}

/** A text object of either type. */
export function anyText(most: number): Rule {
  return byType({ plain_text: plain(most), mrkdwn: mrkdwn(most) });
}

export const blockId = text(255);
export const actionId = text(255);
export const webAddress = all(text(3000, 1), matching(/^https?:\/\//, 'a valid URL'));
export const placeholder = plainText(150);

export const confirm = object(
  {
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
  ['title', 'text', 'confirm', 'deny'],
);

// Slack: value 150 characters in the docs (75 in the comments of @slack/types)
export function option(label: Rule): Rule {
  return object({ text: label, value: text(150, 1), description: anyText(75), url: text(3000) }, ['text', 'value']);
}

export const menuOption = option(plainText(75));

const group = object({ label: plainText(75), options: items(1, 100, menuOption) }, ['label', 'options']);

export const optionGroups = items(1, 100, group);

export const slackFile = all(object({ id: text(255), url: text(3000) }), needsOneOf(['id', 'url']));
