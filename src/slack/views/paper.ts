import { showImpactTime } from '../../domain/impacts/time.ts';
import type { Incident } from '../../domain/incident.ts';
import { sectionNames } from '../../domain/postmortem/section-names.ts';
import type { EntryOf } from '../../domain/timeline.ts';
import { publishedTime, toldTime } from '../../domain/told.ts';
import { longestUpdate, type Message } from './message.ts';
import { cut, linked } from './mrkdwn.ts';

/** As much of a text as one reads in passing. */
const glance = 600;

/** What the channel reads of a section that somebody wrote. */
export function paperEdited({ incidentId, detail, text }: EntryOf<'paper_edited'>, by: string): string {
  const who = detail.inFile ? 'in its file' : `by ${by}`;
  const words = cut(readable(text), glance, `whole in \`/incident #${incidentId} postmortem\``);
  return `✍️ *${sectionNames[detail.section]}* of the postmortem written ${who}\n${words}`;
}

/** That it went out, and where that was earlier, when. */
export function publishedHere(entry: EntryOf<'published'>, by: string): string {
  const told = toldTime(entry);
  const when = told ? `, ${showImpactTime(told)}` : '';
  return `📰 *Postmortem published* by ${by}${when}${versionWords(entry)}`;
}

/** What everybody else reads of it: the text itself. */
export function publishedToAll(entry: EntryOf<'published'>): Message {
  const told = toldTime(entry);
  const head = `📰 *The postmortem is published*${told ? `, ${showImpactTime(told)}` : ''}${versionWords(entry)}`;
  const where = `whole in \`/incident #${entry.incidentId} postmortem\``;
  return { text: cut(`${head}\n${readable(entry.text.trim())}`, longestUpdate, where) };
}

/** `published Jul 18, 2025, 17:14 UTC`; undefined where it is not out. */
export function publishedWords(incident: Pick<Incident, 'published' | 'publishedAt' | 'publishedTold'>) {
  const at = publishedTime(incident);
  const version = incident.published > 1 ? `, version ${incident.published}` : '';
  return at === null ? undefined : `published ${showImpactTime(at)}${version}`;
}

const versionWords = ({ detail: { version } }: EntryOf<'published'>): string =>
  version > 1 ? `, version ${version}` : '';

/** Markdown as Slack's messages have it: headings and bold; the rest reads well as it is. */
export const readable = (markdown: string): string =>
  linked(
    markdown
      .replace(/(?<![*\\\w])\*(?![\s*])([^*\n]+)(?<![\s*\\])\*(?![*\w])/gu, '_$1_')
      .replace(/^ {0,3}#{1,6}[ \t]+(.+)$/gmu, '*$1*')
      .replace(/\*\*([^*\n]+)\*\*/gu, '*$1*')
      .replace(/^(\s*)[-*+][ \t]+/gmu, '$1• ')
      .replace(/\\([\\`*_{}[\]()#+.!|<>~&-])/gu, '$1'),
  );
