import type { Teller, Telling } from '../../desk/follower.ts';
import type { Receipt, Store } from '../../desk/ports.ts';
import { type Course, courseOf } from '../../domain/course.ts';
import { postmortemDrafted } from '../../domain/drafted.ts';
import type { Incident } from '../../domain/incident.ts';
import { asItWas, type Known } from '../../domain/postmortem/as-it-was.ts';
import { paperOf } from '../../domain/postmortem/paper.ts';
import { paperMarkdown } from '../../domain/postmortem/paper-markdown.ts';
import type { Entry } from '../../domain/timeline.ts';
import { ask, SlackRefused } from '../fault.ts';
import { findPost, post } from '../post.ts';
import { asUpload, upload } from '../upload.ts';
import { longestText } from '../views/message.ts';
import { cut, escapeText } from '../views/mrkdwn.ts';
import type { Context } from './context.ts';

const name = 'drafter';

/** What the incident was when it was resolved. */
interface Material extends Known {
  readonly now: Date;
}

/** Drafts the postmortem when an incident is resolved: into the record, and as a file into the channel, with a picture. */
export function drafter({ client, desk, draw, log }: Context, store: Pick<Store, 'saveDraft'>): Teller {
  return {
    name,
    async tell({ incident, entry, once }) {
      if (entry.kind !== 'resolved') return 'told';
      if (incident.channel === null && !(await isHopeless(incident))) return 'wait';
      const material = await materialOf(incident, entry);
      const markdown = await draft(material, entry.seq);
      const file = incident.channel ? await handOver(incident.channel, incident.id, markdown, once) : null;
      const later = await desk.records.entriesAfter(incident.id, entry.seq, Number.MAX_SAFE_INTEGER);
      const wasReopened = later.some(({ kind }) => kind === 'reopened');
      const permalink = file?.permalink ?? null;
      const decide = (now: Incident, at: Date) => postmortemDrafted(now, permalink, wasReopened, at);
      await desk.change({ id: incident.id }, decide, `drafted ${incident.id} ${entry.seq}`);
      if (incident.channel && file?.isFile) await handOverPicture(incident.channel, material, once);
      return 'told';
    },
  };

  async function materialOf(incident: Incident, { seq, recordedAt }: Entry): Promise<Material> {
    const timeline = await desk.records.timeline(incident.id);
    const known = asItWas({ incident, timeline, promises: await desk.records.promises(incident.id) }, seq);
    return { ...known, now: recordedAt };
  }

  async function draft({ now, ...known }: Material, upTo: number): Promise<string> {
    const { id } = known.incident;
    const markdown = paperMarkdown(paperOf(known, now));
    await store.saveDraft(id, { markdown, upTo, draftedAt: now });
    return markdown;
  }

  /** Where files are not allowed, the draft is a message: it should be read, in whatever form. */
  async function handOver(channel: string, id: number, markdown: string, once: Telling['once']) {
    const file = await once('file', { do: () => uploadDraft(channel, id, markdown) });
    if (file.untold === null) return { isFile: true, permalink: file.detail ?? null };
    const message = { text: cut(escapeText(markdown), longestText, `\`/incident #${id} postmortem\` shows the rest`) };
    const posted = await once('message', {
      do: (key) => post(client, { channel }, message, key),
      find: (key, since) => findPost(client, { channel }, key, since),
    });
    return { isFile: false, permalink: posted.ts === null ? null : await permalinkOf(channel, posted.ts) };
  }

  /** Slack gives no way to look a file up: an answer that never comes may mean a second copy. */
  async function uploadDraft(channel: string, id: number, content: string): Promise<Omit<Receipt, 'untold'>> {
    const comment = `📄 The postmortem draft. \`/incident #${id} postmortem\` shows it with what came later.`;
    const file = { name: `postmortem-${id}.md`, title: `Postmortem draft of #${id}`, content };
    return { channel, ts: null, detail: await upload(client, channel, [file], comment) };
  }

  /** After the draft and by itself, so that nothing that becomes of it keeps the draft from anybody. */
  async function handOverPicture(channel: string, material: Material, once: Telling['once']): Promise<void> {
    const { incident, timeline, promises, now } = material;
    const course = courseOf(incident, timeline, promises, now);
    if (course) await once('picture', { do: () => uploadPicture(channel, course) });
  }

  async function uploadPicture(channel: string, data: Course): Promise<Omit<Receipt, 'untold'>> {
    const none = { channel, ts: null };
    const picture = await draw({ what: 'course', data }).catch((cause) => {
      log.error('a timeline was not drawn', { incident: data.id, cause });
      return undefined;
    });
    if (!picture) return none;
    try {
      return { ...none, detail: await upload(client, channel, [asUpload(picture)]) };
    } catch (cause) {
      if (!(cause instanceof SlackRefused)) throw cause;
      // The draft has all of it in words: nobody needs to be told that a picture is missing.
      if (!cause.saidElsewhere) log.warn('a picture was not taken', { incident: data.id, cause });
      return none;
    }
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
