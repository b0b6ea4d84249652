import type { Teller, Telling } from '../../desk/follower.ts';
import { paperAt } from '../../desk/papers.ts';
import { isPaperWork } from '../../domain/edit-paper.ts';
import { type Incident, isGone, isOpen } from '../../domain/incident.ts';
import { paperMarkdown } from '../../domain/postmortem/paper-markdown.ts';
import { recordedSince } from '../../domain/postmortem/recorded-since.ts';
import { type Entry, type EntryKind, isKind } from '../../domain/timeline.ts';
import { canvasesOf, off } from '../canvases.ts';
import { canvasMarkdown } from '../views/canvas.ts';
import { editTakenBack, factsAdded, workAdded } from '../views/canvas-added.ts';
import { pinned } from './canvas-instead.ts';
import type { Context } from './context.ts';

export const canvasName = 'canvas';
/** The steps in which it is written first, and in which facts are added. */
const [first, facts] = ['canvas', 'facts'];

/**
 * Writes the postmortem into the canvas of the channel, once, and adds at its end what comes later: people edit it, and
 * nobody can read back what they made of it, so nothing there is replaced. An addition whose answer got lost may stand
 * there twice. Where canvases are not allowed, the draft's file is pinned instead.
 */
export function canvas({ client, desk }: Context): Teller {
  const canvases = canvasesOf(client);

  return {
    name: canvasName,
    async tell(telling) {
      const { incident, entry } = telling;
      const { channel, deletedAt } = incident;
      if (channel === null || deletedAt !== null || isGone(incident) || !isWorthALook(incident, entry)) return 'told';
      const written = await desk.records.lastReceipt(canvasName, incident.id, first);
      const id = written?.channel === channel ? (written.detail ?? off) : undefined;
      if (id !== undefined && id !== off) await add(telling, id);
      else if (isKind(entry, 'drafted') || (isKind(entry, 'redrafted') && !isOpen(incident)))
        await write(telling, channel);
      return 'told';
    },
  };

  async function write({ incident, entry, once }: Telling, channel: string): Promise<void> {
    const paper = await paperAt({ id: incident.id }, desk);
    if (!paper) return;
    // What it begins with is no news to it; noted first, since said twice is better than never.
    await once(facts, { do: async () => ({ channel: null, ts: null, detail: String(paper.upTo) }) });
    const before = await once('look', { do: async () => ({ channel, ts: null, detail: await canvases.of(channel) }) });
    const markdown = canvasMarkdown(paperMarkdown(paper).trim());
    const made = await once(first, {
      do: async () => ({
        channel,
        ts: null,
        detail: await canvases.write(channel, `Postmortem of #${incident.id}`, markdown),
      }),
      // One that somebody else had made does not tell whether ours got there.
      async find() {
        const there = before.detail === null ? await canvases.of(channel) : null;
        return there === null ? undefined : { channel, ts: null, detail: there };
      },
    });
    if (made.untold !== null || made.detail === off) await pinned({ incident, entry, once }, channel, { client, desk });
  }

  async function add({ incident, entry, once }: Telling, id: string): Promise<void> {
    const work = workAdded(entry) ?? (await takenBack(entry, incident));
    if (work !== null) {
      const markdown = canvasMarkdown(work);
      await once('work', { do: async () => ({ channel: null, ts: null, detail: await added(id, markdown, null) }) });
    }
    if (isOpen(incident)) return;
    const known = Number((await desk.records.lastNoted(canvasName, incident.id, facts)) ?? 0);
    // A whole paper takes long to draft: where more is to come, the newest adds it all.
    if (entry.seq <= known || !(await isNewest(entry, incident))) return;
    const paper = await paperAt({ id: incident.id }, desk);
    if (!paper) return;
    const news = factsAdded(recordedSince(paper, known), paper.now);
    // Noted also where nothing is to be said: then it is known so far.
    await once(facts, {
      do: async () => ({
        channel: null,
        ts: null,
        detail: await added(id, news && canvasMarkdown(news), String(paper.upTo)),
      }),
    });
  }

  async function isNewest({ seq }: Entry, { id }: Incident): Promise<boolean> {
    return ((await desk.records.newest(id, lookedAt))?.seq ?? seq) <= seq;
  }

  async function takenBack(entry: Entry, { id }: Incident): Promise<string | null> {
    const isOfPaper = isKind(entry, 'retracted') && entry.detail.of === 'paper_edited';
    const paper = isOfPaper ? await paperAt({ id }, desk) : undefined;
    return paper ? editTakenBack(entry, paper) : null;
  }

  /** Adds it, where there is something; gives back what is to be noted with it. */
  async function added<T>(id: string, markdown: string | null, noted: T): Promise<T> {
    if (markdown !== null) await canvases.add(id, markdown);
    return noted;
  }
}

/** Whether an entry may say something that the canvas does not. */
const isWorthALook = (incident: Incident, entry: Entry): boolean =>
  isPaperWork(entry) || isWork.has(entry.kind) || (!isOpen(incident) && mayTell.has(entry.kind));

const isWork: ReadonlySet<EntryKind> = new Set(['published', 'drafted', 'redrafted', 'paper_edited']);
const mayTell: ReadonlySet<EntryKind> = new Set([
  'note',
  'amended',
  'retracted',
  'impact',
  'action',
  'action_done',
  'promised',
  'promise_kept',
  'moved',
]);
const lookedAt: readonly EntryKind[] = [...isWork, ...mayTell];
