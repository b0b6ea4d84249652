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
import { noIncident } from './no-incident.ts';
import type { Desk, Log, Store, Where, WholeDesk } from './ports.ts';
import type { Filed, Shelf } from './shelf.ts';

/** The postmortem as it stands now; undefined where there is no such incident. */
export async function paperAt(where: Where, { records, clock }: Pick<Desk, 'records' | 'clock'>) {
  const incident = await records.find(where);
  if (!incident) return undefined;
  const { id, version } = incident;
  const timeline = (await records.timeline(id)).filter(({ seq }) => seq <= version);
  return paperOf({ incident, timeline, promises: await records.promises(id) }, clock());
}

/** As it stood when an entry was the newest. */
export const paperBefore = (paper: Paper, upTo: number): Paper => paperOf(asItWas(paper, upTo), paper.now);

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

/** What became of a paper on its way to the record and to the disk. */
export interface Kept {
  readonly paper: Paper;
  /** The sections that somebody had written into the file, and which are in the record now. */
  readonly takenOver: readonly SectionKey[];
  /** Where it lies; beside the other, where that one's headings are gone. */
  readonly path: string;
  readonly isBeside: boolean;
}

export interface Papers {
  /** Drafts it from everything recorded, into the record and onto the disk. Undefined where there is no such incident. */
  keep(id: number): Promise<Kept | undefined>;
}

interface Parts {
  readonly desk: WholeDesk;
  readonly store: Pick<Store, 'saveDraft' | 'filed' | 'saveFiled' | 'settleFiled'>;
  readonly shelf: Shelf;
  readonly log: Log;
}

/** Keeps every paper where people read and write it; what they wrote there is taken into the record first. */
export function createPapers({ desk, store, shelf, log }: Parts): Papers {
  const lanes = createLanes();
  return { keep: (id) => lanes.run(String(id), () => keep(id)) };

  async function keep(id: number): Promise<Kept | undefined> {
    const before = await paperAt({ id }, desk);
    if (!before) return undefined;
    const edits = await editsOnDisk(id, before);
    const takenOver = edits === undefined ? [] : await takeOver(id, edits);
    const paper = takenOver.length > 0 ? ((await paperAt({ id }, desk)) ?? before) : before;
    const filed = { markdown: paperMarkdown(paper), upTo: paper.upTo };
    await store.saveDraft(id, { ...filed, draftedAt: paper.now });
    const isBeside = edits === undefined;
    if (!isBeside) await store.saveFiled(id, filed);
    const path = await shelf.write(id, filed.markdown, isBeside);
    if (isBeside)
      log.warn('a postmortem was edited so that its sections are gone: the new draft lies beside it', { path });
    else await store.settleFiled(id);
    return { paper, takenOver, path, isBeside };
  }

  /** What people changed there; undefined where that cannot be told. */
  async function editsOnDisk(id: number, paper: Paper): Promise<Array<HandEdit & { seen: number }> | undefined> {
    const file = await shelf.read(id);
    if (file === undefined) return [];
    const ours = await store.filed(id);
    if (ours.some(({ markdown }) => markdown === file)) return [];
    const [nearest] = ours.flatMap((base) => editsFrom(base, file, paper)).sort((a, b) => a.length - b.length);
    return nearest;
  }

  function editsFrom(base: Filed, file: string, { sections }: Paper) {
    const edits = handEdits(file, base.markdown, sections);
    return edits ? [edits.map((edit) => ({ ...edit, seen: base.upTo }))] : [];
  }

  async function takeOver(id: number, edits: ReadonlyArray<HandEdit & { seen: number }>): Promise<SectionKey[]> {
    const taken: SectionKey[] = [];
    for (const { section, text, seen } of edits) {
      const edit = { section, said: plain(text), seen, inFile: true, by: { id: bot, name: 'the file' } } as const;
      const outcome = await changePaper(
        { id },
        (paper, incident, now) => editPaper(incident, paper, paperBefore(paper, seen), edit, now),
        desk,
      );
      if (outcome.ok) taken.push(section);
    }
    return taken;
  }
}
