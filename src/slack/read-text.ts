import type { Mention, Said } from '../domain/said.ts';

/** What Slack sends for a mention, a channel, a group or a link when `should_escape` is on. */
const token = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/gu;

type NameOf = (person: string, label: string | undefined) => Promise<string>;

/** Turns a slash command's text, as Slack encodes it, into what the person typed and whom they named. */
export async function readText(raw: string, nameOf: NameOf): Promise<Said> {
  const mentions: Mention[] = [];
  let text = '';
  let end = 0;
  for (const found of raw.matchAll(token)) {
    text += decode(raw.slice(end, found.index));
    const [whole, sign, id = '', label] = found;
    const from = text.length;
    if (sign === '@') {
      text += `@${await nameOf(id, label)}`;
      mentions.push({ from, to: text.length, person: id });
    } else {
      text += decode(asTyped(sign ?? '', id, label));
    }
    end = found.index + whole.length;
  }
  return { text: text + decode(raw.slice(end)), mentions };
}

function asTyped(sign: string, id: string, label: string | undefined): string {
  if (sign === '#') return `#${label || id}`;
  if (sign === '!') return label ? `@${label.replace(/^@/u, '')}` : `@${id.replace(/^subteam\^/u, '')}`;
  // A person types `example.com`; Slack makes `<http://example.com|example.com>` of it.
  const typed = label !== undefined && id.replace(/^mailto:/u, '').endsWith(label);
  return typed || label === undefined ? (label ?? id) : `${label} (${id})`;
}

/** Slack encodes these three and no others; `&amp;` last, or `&amp;lt;` would become `<`. */
const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
