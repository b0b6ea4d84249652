import { isPaperWork } from '../domain/edit-paper.ts';
import type { Teller } from './follower.ts';
import type { Papers } from './papers.ts';

/** Keeps the postmortem's draft and its file as the record and people's edits have it. */
export const shelver = (papers: Papers): Teller => ({
  name: 'shelver',
  async tell({ incident, entry }) {
    const isOfPaper = entry.kind === 'resolved' || entry.kind === 'published' || isPaperWork(entry);
    if (isOfPaper && incident.deletedAt === null) await papers.keep(incident.id);
    return 'told';
  },
});
