import { draftPostmortem } from '../../domain/postmortem/draft.ts';
import { escapeText } from '../views/mrkdwn.ts';
import type { Command } from './command.ts';
import { withIncident } from './found.ts';
import { pages } from './pages.ts';

export const postmortem: Command = {
  verb: 'postmortem',
  aliases: ['pm', 'draft'],
  takes: '',
  does: 'the draft, whole, with everything recorded so far; “Add to the postmortem” on the card asks its questions',
  run: (order, house) =>
    withIncident(order, house, async (incident) => {
      const { records, clock } = house.desk;
      const timeline = await records.timeline(incident.id);
      const kept = await records.draft(incident.id);
      // As it was drafted, unless something was recorded since.
      const isCurrent = kept && timeline.every(({ seq, kind }) => seq <= kept.upTo || kind === 'drafted');
      const markdown = isCurrent
        ? kept.markdown
        : draftPostmortem(incident, timeline, await records.promises(incident.id), clock());
      const lines = escapeText(markdown).split('\n');
      return pages(`✅ Postmortem draft of #${incident.id}:`, lines, `the file in the channel has it all`);
    }),
};
