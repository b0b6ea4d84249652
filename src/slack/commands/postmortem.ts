import { paperAt } from '../../desk/papers.ts';
import { paperMarkdown } from '../../domain/postmortem/paper-markdown.ts';
import { escapeText } from '../views/mrkdwn.ts';
import { quoted } from '../views/reply.ts';
import type { Command } from './command.ts';
import { editPaper } from './edit-paper.ts';
import { withIncident } from './found.ts';
import { pages } from './pages.ts';
import { publishPaper } from './publish.ts';
import { redraft } from './redraft.ts';
import { no } from './said-back.ts';

export const postmortem: Command = {
  verb: 'postmortem',
  aliases: ['pm', 'draft'],
  takes: '[edit <section>: <text> | redraft | publish]',
  does: 'the draft, whole, with everything recorded so far; “Add to the postmortem” on the card asks its questions',
  within: { edit: editPaper, redraft, publish: publishPaper },
  run: (order, house) =>
    withIncident(order, house, async (incident) => {
      if (order.rest.text !== '') {
        const sentence = `A postmortem is shown, edited, drafted anew or published, and ${quoted(order.rest.text)} is none of that.`;
        const lines = ['', ' edit <section>: <text>', ' redraft', ' publish'];
        return no('usage', sentence, ...lines.map((after) => `/incident #${incident.id} postmortem${after}`));
      }
      const { records } = house.desk;
      const kept = await records.draft(incident.id);
      const later = kept ? await records.entriesAfter(incident.id, kept.upTo, 10) : [];
      // As it was drafted, unless something was recorded since.
      const isCurrent = kept && later.every(({ kind }) => kind === 'drafted' || kind === 'redrafted');
      const paper = isCurrent ? undefined : await paperAt({ id: incident.id }, house.desk);
      const markdown = paper ? paperMarkdown(paper) : (kept?.markdown ?? '');
      const lines = escapeText(markdown).split('\n');
      return pages(`✅ Postmortem draft of #${incident.id}:`, lines, `the file in the channel has it all`);
    }),
};
