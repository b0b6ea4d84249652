import type { Teller, Telling } from '../../desk/follower.ts';
import type { Receipt, Store } from '../../desk/ports.ts';
import { postmortemDrafted } from '../../domain/drafted.ts';
import type { Incident } from '../../domain/incident.ts';
import { asItWas } from '../../domain/postmortem/as-it-was.ts';
import { paperOf } from '../../domain/postmortem/paper.ts';
import { paperMarkdown } from '../../domain/postmortem/paper-markdown.ts';
import type { Entry } from '../../domain/timeline.ts';
import { ask } from '../fault.ts';
import { findPost, post } from '../post.ts';
import { longestText } from '../views/message.ts';
import { cut, escapeText } from '../views/mrkdwn.ts';
import type { Context } from './context.ts';

const name = 'drafter';

/** Drafts the postmortem when an incident is resolved: into the record, and as a file into the channel. */
export function drafter({ client, desk }: Context, store: Pick<Store, 'saveDraft'>): Teller {
  return {
    name,
    async tell({ incident, entry, once }) {
      if (entry.kind !== 'resolved') return 'told';
      if (incident.channel === null && !(await isHopeless(incident))) return 'wait';
      const markdown = await draft(incident, entry);
      const permalink = incident.channel ? await handOver(incident.channel, incident.id, markdown, once) : null;
      const later = await desk.records.entriesAfter(incident.id, entry.seq, Number.MAX_SAFE_INTEGER);
      const wasReopened = later.some(({ kind }) => kind === 'reopened');
      const decide = (now: Incident, at: Date) => postmortemDrafted(now, permalink, wasReopened, at);
      await desk.change({ id: incident.id }, decide, `drafted ${incident.id} ${entry.seq}`);
      return 'told';
    },
  };

  async function draft(incident: Incident, { seq, recordedAt }: Entry): Promise<string> {
    const timeline = await desk.records.timeline(incident.id);
    const known = asItWas({ incident, timeline, promises: await desk.records.promises(incident.id) }, seq);
    const markdown = paperMarkdown(paperOf(known, recordedAt));
    await store.saveDraft(incident.id, { markdown, upTo: seq, draftedAt: recordedAt });
    return markdown;
  }

  /** Where files are not allowed, the draft is a message: it should be read, in whatever form. */
  async function handOver(
    channel: string,
    id: number,
    markdown: string,
    once: Telling['once'],
  ): Promise<string | null> {
    const file = await once('file', { do: () => upload(channel, id, markdown) });
    if (file.untold === null) return file.detail ?? null;
    const message = { text: cut(escapeText(markdown), longestText, `\`/incident #${id} postmortem\` shows the rest`) };
    const posted = await once('message', {
      do: (key) => post(client, { channel }, message, key),
      find: (key, since) => findPost(client, { channel }, key, since),
    });
    return posted.ts === null ? null : permalinkOf(channel, posted.ts);
  }

  /** Slack gives no way to look a file up: an answer that never comes may mean a second copy. */
  async function upload(channel: string, id: number, markdown: string): Promise<Omit<Receipt, 'untold'>> {
    const answer = await ask(() =>
      client.files.uploadV2({
        channel_id: channel,
        filename: `postmortem-${id}.md`,
        title: `Postmortem draft of #${id}`,
        initial_comment: `📄 The postmortem draft. \`/incident #${id} postmortem\` shows it with what came later.`,
        content: markdown,
      }),
    );
    const [file] = (answer as { files?: Array<{ files?: Array<{ permalink?: string }> }> }).files?.[0]?.files ?? [];
    return { channel, ts: null, detail: file?.permalink ?? null };
  }

  async function permalinkOf(channel: string, ts: string): Promise<string | null> {
    return (await ask(() => client.chat.getPermalink({ channel, message_ts: ts }))).permalink ?? null;
  }

  /** Slack refused the channel for good: nothing to wait for. */
  async function isHopeless({ id }: Incident): Promise<boolean> {
    const created = await desk.records.receipt({ follower: 'opener', incidentId: id, seq: 1, step: 'create' });
    return created?.untold != null;
  }
}
