import type { Channel } from '../channels.ts';
import type { Roster } from '../roster.ts';

/**
 * What Slack makes of the text of a command when the app asks for escaping: known names become ids, addresses get
 * angle brackets, and what is left of & < > becomes entities.
 */
export function asTyped(text: string, roster: Roster, channels: readonly Channel[]): string {
  const special = /https?:\/\/[^\s<>]+|(?<![\w/])[@#][\w.-]+/g;
  let typed = '';
  let from = 0;
  for (const match of text.matchAll(special)) {
    const token = tokenFor(match[0], roster, channels);
    if (token === undefined) continue;
    typed += entities(text.slice(from, match.index)) + token.as;
    from = match.index + token.length;
  }
  return typed + entities(text.slice(from));
}

/** Slack: only these three, and & first; formatting text */
export function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The escaped form, and how much of what was typed it stands for: "@dana." is Dana and a full stop. */
function tokenFor(
  word: string,
  roster: Roster,
  channels: readonly Channel[],
): { as: string; length: number } | undefined {
  const trimmed = word.replace(/[.,;:!?)\-_]+$/, '');
  for (const candidate of [word, trimmed]) {
    const as = escaped(candidate, roster, channels);
    if (as !== undefined && (candidate === trimmed || !candidate.startsWith('http')))
      return { as, length: candidate.length };
  }
  return undefined;
}

function escaped(word: string, roster: Roster, channels: readonly Channel[]): string | undefined {
  if (word.startsWith('http')) return `<${entities(word)}>`;
  const name = word.slice(1);
  if (word.startsWith('#')) {
    const channel = channels.find((known) => known.name === name);
    // Slack hides the name of a private channel.
    return channel && `<#${channel.id}|${channel.is_private ? '' : channel.name}>`;
  }
  if (['here', 'channel', 'everyone'].includes(name)) return `<!${name}>`;
  const person = roster.all().find((known) => known.handle === name);
  return person && `<@${person.id}|${person.handle}>`;
}
