import type { Change } from '../domain/change.ts';
import { editPaper } from '../domain/edit-paper.ts';
import { bot, type Incident } from '../domain/incident.ts';
import { type Outcome, refuse } from '../domain/outcome.ts';
import { asItWas } from '../domain/postmortem/as-it-was.ts';
import { type HandEdit, handEdits } from '../domain/postmortem/by-hand.ts';
import { type Paper, paperOf } from '../domain/postmortem/paper.ts';
import { paperMarkdown } from '../domain/postmortem/paper-markdown.ts';
import type { SectionKey } from '../domain/postmortem/section-key.ts';
import { plain } from '../domain/said.ts';
import { createLanes } from './lanes.ts';
import { createLately } from './lately.ts';
import { noIncident } from './no-incident.ts';
import type { Desk, Listener, Log, Store, Where, WholeDesk } from './ports.ts';
import type { Filed, Shelf } from './shelf.ts';

type Reading = Pick<Desk, 'records' | 'clock'>;

/** One change is shown, checked, written and told by several, and each asks for the paper. */
const lately = createLately<Incident, Promise<Paper>>(8);
const minute = 60_000;

/** The postmortem as it stands now, to the minute; undefined where there is no such incident. */
export async function paperAt(where: Where, { records, clock }: Reading): Promise<Paper | undefined> {
  // As long as it has not changed it is the same object, whoever asks.
  const incident = await records.find(where);
  if (!incident) return undefined;
  const now = clock();
  const had = await lately.get(incident);
  if (had && Math.floor(had.now.getTime() / minute) === Math.floor(now.getTime() / minute)) return had;
  const drafted = draftedAt(incident, records, now);
  lately.set(incident, drafted);
  drafted.catch(() => lately.drop(incident));
  return drafted;
}

async function draftedAt(incident: Incident, records: Reading['records'], now: Date): Promise<Paper> {
  const { id, version } = incident;
  const timeline = (await records.timeline(id)).filter(({ seq }) => seq <= version);
  const promises = await records.promises(id);
  // Another bot may have changed it between two of these.
  const after = await records.find({ id });
  if (after && after.version !== version) return draftedAt(after, records, now);
  return paperOf({ incident, timeline, promises }, now);
}

/** As it stood when an entry was the newest. */
export const paperBefore = (paper: Paper, upTo: number): Paper =>
  upTo === paper.upTo ? paper : paperOf(asItWas(paper, upTo), paper.now);

type DecideOnPaper = (paper: Paper, incident: Incident, now: Date) => Outcome<Change>;

/** A change that depends on the paper: made on the paper as it is when the change is made, however often that takes. */
export async function changePaper(where: Where, decide: DecideOnPaper, desk: Desk, key?: string) {
  for (;;) {
    const paper = await paperAt(where, desk);
    if (!paper) return { ok: false, refusal: noIncident(where) } as const;
    const outcome = await desk.change(
      where,
      (incident, now) => (incident.version === paper.incident.version ? decide(paper, incident, now) : movedOn),
      key,
    );
    if (outcome.ok || outcome.refusal !== movedOn.refusal) return outcome;
  }
}

const movedOn = refuse('same', 'Something was recorded meanwhile.');

/** What became of what people wrote into the file of a paper. */
export interface Taken {
  /** The sections that are in the record now. */
  readonly takenOver: readonly SectionKey[];
  /** Those that somebody else had written in the record since: the file's words stay where they are. */
  readonly leftOut: readonly SectionKey[];
  /** Its headings are gone, so that nobody can say which words belong where. */
  readonly isFrameGone: boolean;
}

/** What became of a paper on its way to the record and to the disk. */
export interface Kept extends Taken {
  readonly paper: Paper;
  /** Where it lies as a file, if there are any; beside the other, where that one must stay. */
  readonly path: string | undefined;
  readonly isBeside: boolean;
}

export interface Papers {
  /** Drafts it from everything recorded, into the record, and onto the disk where there is a shelf. Undefined where there is no such incident. */
  keep(id: number): Promise<Kept | undefined>;
  /** Takes what people wrote into its file into the record, before anybody decides on it. */
  takeOver(id: number): Promise<Taken>;
  /** The same; of what these take into the record, whoever asked for it hears. */
  heardBy(hear: Listener): Papers;
}

interface Parts {
  readonly desk: WholeDesk;
  readonly store: Pick<Store, 'saveDraft' | 'filed' | 'saveFiled' | 'settleFiled'>;
  /** Undefined where the bots that share a record share no folder: then papers lie in the record alone. */
  readonly shelf: Shelf | undefined;
  readonly log: Log;
}

const nothing: Taken = { takenOver: [], leftOut: [], isFrameGone: false };

/** Keeps every paper where people read and write it; what they wrote there is taken into the record first. */
export function createPapers({ desk, store, shelf, log }: Parts): Papers {
  const lanes = createLanes();
  return through(desk);

  function through(its: Desk): Papers {
    return {
      keep: (id) => lanes.run(String(id), () => keep(id, its)),
      takeOver: (id) => lanes.run(String(id), async () => takeOver(id, await shelf?.read(id), its)),
      heardBy: (hear) => through(its.heardBy(hear)),
    };
  }

  async function keep(id: number, its: Desk): Promise<Kept | undefined> {
    const before: SectionKey[] = [];
    for (;;) {
      const file = await shelf?.read(id);
      const taken = await takeOver(id, file, its);
      const paper = await paperAt({ id }, desk);
      if (!paper) return undefined;
      const filed = { markdown: paperMarkdown(paper), upTo: paper.upTo };
      await store.saveDraft(id, { ...filed, draftedAt: paper.now });
      if (!shelf) return { ...nothing, paper, path: undefined, isBeside: false };
      // Also where it lies beside: people go on from there.
      await store.saveFiled(id, filed);
      const isBeside = taken.isFrameGone || taken.leftOut.length > 0;
      const path = isBeside
        ? await shelf.writeBeside(id, filed.markdown)
        : await shelf.replace(id, file, filed.markdown);
      before.push(...taken.takenOver);
      // Somebody saved it meanwhile.
      if (path === undefined) continue;
      await store.settleFiled(id);
      if (isBeside) log.warn('a postmortem was edited so that the new draft lies beside it', { path });
      return { ...taken, takenOver: [...new Set(before)], paper, path, isBeside };
    }
  }

  async function takeOver(id: number, file: string | undefined, its: Desk): Promise<Taken> {
    if (file === undefined) return nothing;
    const ours = await store.filed(id);
    if (ours.some(({ markdown }) => markdown === file)) return nothing;
    const paper = await paperAt({ id }, desk);
    if (!paper) return nothing;
    const edits = editsIn(file, ours, paper);
    return edits ? recorded(id, edits, its) : { ...nothing, isFrameGone: true };
  }

  /** What people changed there; undefined where that cannot be told. */
  function editsIn(file: string, ours: readonly Filed[], { sections }: Paper): ReadonlyArray<Seen> | undefined {
    const all = ours.map(({ markdown }) => markdown);
    const found = ours.flatMap((base) => {
      const edits = handEdits(file, base.markdown, all, sections);
      return edits ? [edits.map((edit) => ({ ...edit, seen: base.upTo }))] : [];
    });
    return found.sort((a, b) => a.length - b.length)[0];
  }

  async function recorded(id: number, edits: ReadonlyArray<Seen>, its: Desk): Promise<Taken> {
    const takenOver: SectionKey[] = [];
    const leftOut: SectionKey[] = [];
    for (const { section, text, seen } of edits) {
      const edit = { section, said: plain(text), seen, inFile: true, by: { id: bot, name: 'the file' } } as const;
      const outcome = await changePaper(
        { id },
        (paper, incident, now) => editPaper(incident, paper, paperBefore(paper, seen), edit, now),
        its,
      );
      if (outcome.ok) takenOver.push(section);
      else if (outcome.refusal.code === 'edited_meanwhile') leftOut.push(section);
    }
    return { ...nothing, takenOver, leftOut };
  }
}

/** An edit, and the newest entry that whoever made it had before them. */
type Seen = HandEdit & { readonly seen: number };
