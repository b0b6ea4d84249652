import { draftPostmortem } from '../../domain/postmortem/draft.ts';
import { escapeText } from '../views/mrkdwn.ts';
import type { Command } from './command.ts';
import { withIncident } from './found.ts';
import { pages } from './pages.ts';

export const postmortem: Command = {
  verb: 'postmortem',
  aliases: ['pm', 'draft'],
  takes: '',
  does: 'the draft, whole, with everything recorded so far',
  run: (order, house) =>
    withIncident(order, house, async (incident) => {
      const { records, clock } = house.desk;
      const markdown = draftPostmortem(incident, await records.timeline(incident.id), clock());
      const lines = escapeText(markdown).split('\n');
      return pages(`✅ Postmortem draft of #${incident.id}:`, lines, `the file in the channel has it all`);
    }),
};
