import { rowsOf } from '../../record.ts';
import type { Talk } from '../talk.ts';

/** Declares an incident, types the lines in its channel, and resolves it; there is a draft then. */
export async function over(talk: Talk, title: string, ...lines: readonly string[]) {
  const { id, channel } = await talk.declare(`sev2 ${title}`);
  for (const line of [...lines, 'resolve a new disk']) await talk.type(`/incident ${line}`, { in: channel });
  await talk.slack.until(async () => (await talk.slack.canvas(channel))?.markdown.includes('a new disk'));
  return { id, channel };
}

/** What people wrote into its postmortem, the oldest first. */
export const edits = (talk: Talk, id: number) =>
  rowsOf<{ text: string; author_name: string; detail: string }>(
    talk.house,
    `select text, author_name, detail from timeline_entry where incident_id = ${id} and kind = 'paper_edited' order by seq`,
  );
