import type { KnownBlock } from '@slack/types';
import { showImpactTime } from '../../domain/impacts/time.ts';
import { nobodyKnows } from '../../domain/impacts/window.ts';
import type { Incident } from '../../domain/incident.ts';
import { linkWords } from '../../domain/links.ts';
import { isOverdue } from '../../domain/next.ts';
import { showMoment } from '../../domain/show-time.ts';
import { beganAt, endedAt } from '../../domain/told.ts';
import { tookWords } from '../../domain/took.ts';
import { type Away, awayWords } from './away.ts';
import { type Button, buttonRow } from './buttons.ts';
import { impactOnCard, impactWindow } from './impact.ts';
import { longestUpdate, type Message } from './message.ts';
import { cut, escapeText, oneLine } from './mrkdwn.ts';
import { shownOutside } from './on-page.ts';
import { publishedWords } from './paper.ts';

/** What the card shows beside the incident. */
export interface CardFacts {
  /** Who leads, as Slack is to show it. */
  readonly lead: string;
  /** What could not be told to Slack, in words. */
  readonly untold: readonly string[];
  /** When Slack took nothing while entries waited. */
  readonly away?: readonly Away[];
  /** How its promises were kept, in words; null where none has come due. */
  readonly score: string | null;
  /** What can be done from here; none where people only read. */
  readonly buttons?: readonly Button[];
}

/** The last ones: a card is short. */
const mostAway = 2;

/** The one message that is always true: what, how bad, since when, who leads, what is next. */
export function card(incident: Incident, { lead, untold, away = [], score, buttons = [] }: CardFacts): Message {
  const { id, severity, title } = incident;
  const name = escapeText(oneLine(`${marked(incident)}${severity.toUpperCase()} · #${id} ${title}`));
  const facts = factsOf(incident, lead, score, showMoment);
  const inOwnTime = factsOf(incident, lead, score, readersTime);
  const lines = facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  const gaps = away.slice(-mostAway).map((gap) => `🕒 ${awayWords(gap)}`);
  const warnings = [...untold.map((line) => `⚠️ ${escapeText(line)}`).slice(0, 3), ...gaps];
  const text = cut([`*${cut(name, 1000)}*`, lines, ...warnings].join('\n'), longestUpdate);
  const row = buttons.length > 0 ? [buttonRow(buttons)] : [];
  return { text, blocks: [header(name), ...fields(inOwnTime), ...warnings.map(warning), ...row] };
}

/** What is private, or no real incident, says so first. */
export const marked = ({ mode, isPrivate }: Pick<Incident, 'mode' | 'isPrivate'>): string =>
  [isPrivate ? 'PRIVATE' : [], mode === 'live' ? [] : mode.toUpperCase()]
    .flat()
    .map((word) => `${word} · `)
    .join('');

function factsOf(
  incident: Incident,
  lead: string,
  score: string | null,
  show: (at: Date) => string,
): ReadonlyArray<readonly [string, string]> {
  const [began, ended] = [beganAt(incident), endedAt(incident)];
  const facts: Array<readonly [string, string]> = [
    ['Severity', incident.severity],
    ['Status', incident.status],
    ['Since', began ? showImpactTime(began) : nobodyKnows],
    ['Lead', lead],
  ];
  if (ended) {
    facts.push(['Resolved', `${showImpactTime(ended)}, after ${tookWords(incident)}`]);
  } else {
    facts.push(['Next update', nextUpdate(incident, show)]);
  }
  const impact = impactOnCard(incident);
  if (impact) facts.push(['Impact', impact]);
  const window = impactWindow(incident);
  if (window) facts.push(['Impact window', window]);
  if (incident.links.length > 0) facts.push(['Links', incident.links.map(linkWords).join(', ')]);
  if (score) facts.push(['Promises', score]);
  const outside = shownOutside(incident);
  if (outside) facts.push(['Status page', outside]);
  const published = publishedWords(incident);
  if (published) facts.push(['Postmortem', published]);
  if (incident.channel) facts.push(['Channel', channelWords(incident)]);
  return facts;
}

/** Slack shows it in the time of whoever reads; the words after the bar are for those who cannot. */
export const readersTime = (at: Date): string =>
  `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${showMoment(at)}>`;

/** When the next update comes, in words; `show` says how a moment is shown there. */
export function nextUpdate({ next }: Pick<Incident, 'next'>, show: (at: Date) => string): string {
  const words = cut(escapeText(oneLine(next.words)), 300);
  if (next.by === 'event') return `when ${words}`;
  if (next.by === 'none' || next.due === null) return words ? `none: ${words}` : 'none';
  if (!isOverdue(next)) return `due ${show(next.due)}`;
  const snoozed = next.rings === 0 && next.ringAt ? `, snoozed until ${show(next.ringAt)}` : '';
  return `overdue since ${show(next.due)}${snoozed}`;
}

function channelWords(incident: Incident): string {
  const link = `<#${incident.channel}>`;
  return incident.channelLoss ? `${link} (${incident.channelLoss}; the record goes on)` : link;
}

/** Slack: 150 characters in a header, 2,000 in a field, 10 fields in a section. */
const header = (name: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(name, 150, 'whole in the postmortem'), emoji: false },
});
function fields(facts: ReadonlyArray<readonly [string, string]>): KnownBlock[] {
  const shown = facts.map(([label, value]) => ({
    type: 'mrkdwn' as const,
    text: `*${label}*\n${cut(value, 1900)}`,
    verbatim: true,
  }));
  const rest = shown.slice(10);
  return [shown.slice(0, 10), ...(rest.length > 0 ? [rest] : [])].map((some) => ({ type: 'section', fields: some }));
}
const warning = (line: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: cut(line, 1900), verbatim: true }],
});

/** Slack: 250 characters, conversations.setTopic. It has no formatting, but mentions and links in it are live. */
export function topic(incident: Incident, leadName: string): string {
  const ended = endedAt(incident);
  const state = ended ? `resolved ${showImpactTime(ended)}` : incident.status;
  const lead = cut(escapeText(oneLine(leadName)), 80, 'see the card');
  const head = `${marked(incident)}${incident.severity.toUpperCase()} #${incident.id} · ${state} · lead ${lead} · `;
  return head + cut(escapeText(oneLine(incident.title)), 250 - head.length, 'see the card');
}
