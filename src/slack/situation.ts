import type { Records } from '../desk/ports.ts';
import { bot, commanderOf, type Incident, isOpen } from '../domain/incident.ts';
import { linkWords } from '../domain/links.ts';
import { impactFactsOf, impactWords } from '../domain/postmortem/facts.ts';
import { roles } from '../domain/role.ts';
import { showTime } from '../domain/show-time.ts';
import { storyOf } from '../domain/story.ts';
import { beganAt, shortTime, showTold } from '../domain/told.ts';
import { agoWords, tookWords } from '../domain/took.ts';
import { points } from './views/announced.ts';
import { owedOf } from './views/briefing.ts';
import { nextUpdate } from './views/card.ts';
import { impactWindow } from './views/impact.ts';
import { cut, escapeText, oneLine } from './views/mrkdwn.ts';
import { shownOutside } from './views/on-page.ts';
import { publishedWords } from './views/paper.ts';

/** Where an incident stands, on one screen, a line each: for whoever asks, and for whoever comes in later. */
export async function situation(
  incident: Incident,
  records: Pick<Records, 'notesOn' | 'newest'>,
  now: Date,
): Promise<string[]> {
  const impact = impactFactsOf(incident.impacts, await records.notesOn(incident.id, impactWords), 'Unaffected');
  const last = await records.newest(incident.id, ['update', 'resolved', 'reopened']);
  const lines = [
    `#${incident.id} ${cut(escapeText(oneLine(incident.title)), 300, 'whole in the postmortem')}`,
    `Severity: ${incident.severity} · Status: ${incident.status}`,
    `Since: ${since(incident, now)}`,
    `Lead: ${leadOf(incident)}`,
    ...roles
      .filter((role) => role !== 'commander' && incident.roles[role])
      .map((role) => `${role}: <@${incident.roles[role]}>`),
    `Impact: ${cut(escapeText(points(impact)), 600, 'whole in the postmortem') || 'none recorded so far'}`,
  ];
  const window = impactWindow(incident);
  if (window) lines.push(`Impact window: ${window}`);
  if (incident.links.length > 0) lines.push(`Links: ${incident.links.map(linkWords).join(', ')}`);
  if (last) {
    lines.push(
      `Last update: ${shortTime(last, now)}, ${escapeText(last.byName)}: ${cut(escapeText(storyOf(last).replace(/^update: /u, '')), 1500, 'whole in the postmortem')}`,
    );
  }
  if (isOpen(incident)) lines.push(`Next update: ${nextUpdate(incident, (at) => showTime(at, now))}`);
  lines.push(...owedOf(incident));
  const outside = shownOutside(incident);
  if (outside) lines.push(`Status page: ${outside}`);
  const published = publishedWords(incident);
  if (published) lines.push(`Postmortem: ${published}`);
  if (incident.channel) lines.push(`Channel: <#${incident.channel}>`);
  return lines;
}

function since(incident: Incident, now: Date): string {
  const began = beganAt(incident);
  const lasting = isOpen(incident) ? agoWords(incident, now) : `for ${tookWords(incident)}`;
  return began ? `${showTold(began, now)}, ${lasting}` : 'written down after the fact';
}

/** Of what was brought in from elsewhere nobody knows who led it. */
function leadOf(incident: Incident): string {
  const id = commanderOf(incident);
  return id === bot ? '—' : `<@${id}>`;
}
