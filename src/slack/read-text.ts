import type { Mention, Said } from '../domain/said.ts';

/** What Slack sends for a mention, a channel, a group or a link when `should_escape` is on; other brackets are text. */
const token =
  /<(?:@(?<person>[A-Z0-9]+)|#(?<channel>[A-Z0-9]+)|!(?<group>[^<>|]+)|(?<address>[a-z][a-z0-9+.-]*:[^<>|\s]+))(?:\|(?<label>[^<>]*))?>/giu;

type NameOf = (person: string, label: string | undefined) => Promise<string>;

/** Turns a slash command's text, as Slack encodes it, into what the person typed and whom they named. */
export async function readText(raw: string, nameOf: NameOf): Promise<Said> {
  const mentions: Mention[] = [];
  let text = '';
  let end = 0;
  for (const found of raw.matchAll(token)) {
    text += decode(raw.slice(end, found.index));
    const { person, label } = found.groups ?? {};
    const from = text.length;
    if (person) {
      text += `@${await nameOf(person, label && decode(label))}`;
      mentions.push({ from, to: text.length, person });
    } else {
      text += decode(asTyped(found.groups ?? {}));
    }
    end = found.index + found[0].length;
  }
  return { text: text + decode(raw.slice(end)), mentions };
}

/** The channel whose incident is meant, where the command names it before or after its verb: names change, ids do not. */
export const channelNamed = (raw: string): string | undefined =>
  /^\s*(?:[^\s<#][^\s<]*\s+)?<#([A-Z0-9]+)(?:\|[^<>]*)?>/u.exec(raw)?.[1];

function asTyped({ channel, group, address = '', label }: Readonly<Record<string, string | undefined>>): string {
  if (channel) return `#${label || channel}`;
  if (group?.startsWith('date^')) return label ?? '';
  if (group) return `@${(label || group).replace(/^@|^subteam\^/u, '')}`;
  // A person types `example.com`; Slack makes `<http://example.com|example.com>` of it.
  const bare = address.replace(/^(?:mailto|tel):/u, '');
  const typed = [address, bare, address.replace(/^https?:\/\//u, '')].includes(label ?? bare);
  return typed || !label ? (label ?? bare) : `${label} (${address})`;
}

/** Slack encodes these three and no others; `&amp;` last, or `&amp;lt;` would become `<`. */
const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
