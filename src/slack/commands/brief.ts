import { formatDuration } from '../../domain/duration.ts';
import { commanderOf, isOpen } from '../../domain/incident.ts';
import { impactFactsOf, impactWords } from '../../domain/postmortem/facts.ts';
import { roles } from '../../domain/role.ts';
import { showTime } from '../../domain/show-time.ts';
import { storyOf } from '../../domain/story.ts';
import { points } from '../views/announced.ts';
import { nextUpdate } from '../views/card.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { withIncident } from './found.ts';

export const brief: Command = {
  verb: 'brief',
  aliases: ['summary'],
  takes: '',
  does: 'where it stands, on one screen',
  run: (order, house) =>
    withIncident(order, house, async (incident) => {
      const { desk } = house;
      const now = desk.clock();
      const impact = impactFactsOf(
        incident.impacts,
        await desk.records.notesOn(incident.id, impactWords),
        'Unaffected',
      );
      const last = await desk.records.newest(incident.id, ['update', 'resolved']);
      const took = formatDuration((incident.resolvedAt ?? now).getTime() - incident.declaredAt.getTime());
      const lines = [
        `#${incident.id} ${cut(escapeText(oneLine(incident.title)), 300, 'whole in the postmortem')}`,
        `Severity: ${incident.severity} · Status: ${incident.status}`,
        `Since: ${showTime(incident.declaredAt, now)}, ${isOpen(incident) ? `${took} ago` : `for ${took}`}`,
        `Lead: <@${commanderOf(incident)}>`,
        ...roles
          .filter((role) => role !== 'commander' && incident.roles[role])
          .map((role) => `${role}: <@${incident.roles[role]}>`),
        `Impact: ${cut(escapeText(points(impact)), 600, 'whole in the postmortem') || 'none recorded so far'}`,
      ];
      if (last) {
        lines.push(
          `Last update: ${showTime(last.at, now)}, ${escapeText(last.byName)}: ${cut(escapeText(storyOf(last).replace(/^update: /u, '')), 1500, 'whole in the postmortem')}`,
        );
      }
      if (isOpen(incident)) lines.push(`Next update: ${nextUpdate(incident, (at) => showTime(at, now))}`);
      if (incident.channel) lines.push(`Channel: <#${incident.channel}>`);
      return { text: understood(...lines) };
    }),
};
