import { inForce } from '../../domain/as-it-stands.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import { noted } from '../../domain/postmortem/facts.ts';
import { showDue, showTime } from '../../domain/show-time.ts';
import { storyOf } from '../../domain/story.ts';
import type { Entry } from '../../domain/timeline.ts';
import { shortTime } from '../../domain/told.ts';
import { soFarWords, tookWords } from '../../domain/took.ts';
import { points } from './announced.ts';
import { nextUpdate } from './card.ts';
import { impactOnCard, impactWindow } from './impact.ts';
import { cut, escapeText, oneLine } from './mrkdwn.ts';

/** As many of each as one can take in while walking to the keyboard. */
const most = 5;

/** What somebody must know who comes new to an incident, or is to lead it. */
export function briefing(incident: Incident, timeline: readonly Entry[], now: Date): string {
  const { id, title, severity, status } = incident;
  const window = impactWindow(incident);
  const standing = inForce(timeline);
  const impact = impactOnCard(incident) || escapeText(points(noted(standing, 'impact')));
  const recent = standing.filter(({ kind }) => kind !== 'reminder' && kind !== 'chased').slice(-most);
  return [
    `*#${id} ${short(title, 200)}* · ${severity} · ${status}, ${isOpen(incident) ? soFarWords(incident, now) : `after ${tookWords(incident)}`}`,
    `Impact: ${cut(impact, 600) || 'none recorded so far'}`,
    ...(window ? [`Impact window: ${window}`] : []),
    ...(isOpen(incident) ? [`Next update: ${nextUpdate(incident, (at) => showTime(at, now))}`] : []),
    ...owedOf(incident),
    ...listed(
      'Last of the timeline',
      recent.map((entry) => `${shortTime(entry, now)} ${short(entry.byName, 80)}: ${short(storyOf(entry))}`),
    ),
  ].join('\n');
}

/** What was promised and what is to be done, as far as it is open. */
export const owedOf = ({ promises, actions }: Pick<Incident, 'promises' | 'actions'>): string[] => [
  ...listed(
    'Open promises',
    promises.map(
      ({ number, words, due, zone }) => `${number}. “${short(words)}”${due ? `, due ${showDue(due, zone)}` : ''}`,
    ),
  ),
  ...listed(
    'Open actions',
    actions.map(
      ({ number, text, ownerName }) => `${number}. ${short(text)}${ownerName ? ` (${short(ownerName, 80)})` : ''}`,
    ),
  ),
];

function listed(name: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > most ? [`• and ${lines.length - most} more`] : [];
  return [`${name}:`, ...lines.slice(0, most).map((line) => `• ${line}`), ...rest];
}

const short = (text: string, to = 200): string => cut(escapeText(oneLine(text)), to, 'whole in the timeline');
