import type { Source } from '../../domain/source.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import { escapeText, linked, oneLine } from './mrkdwn.ts';

/** The message that an entry speaks of, where one does: the place, and what is known of it. */
export const messageBehind = (entry: Entry): (Pick<Source, 'channel' | 'ts'> & Partial<Source>) | undefined =>
  isKind(entry, 'note') || isKind(entry, 'amended') || isKind(entry, 'retracted') ? entry.detail.source : undefined;

/** Where the words come from, and who brought them. */
export const broughtBy = ({ permalink, addedBy }: Source): string =>
  `, from ${messageLink(permalink)}, added by <@${addedBy}>`;

export const messageLink = (permalink: string): string => `<${escapeText(permalink)}|a message>`;

/** The files of the message, a line each. */
export const fileLines = (source: Source | undefined): string =>
  (source?.files ?? [])
    .map(({ name, permalink }) => `\n📎 ${escapeText(oneLine(name))} ${linked(permalink)}`.trimEnd())
    .join('');
