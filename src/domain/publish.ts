import { type Author, type Change, momentOf, step, type When } from './change.ts';
import { exactnessOf, lastMoment } from './impacts/time.ts';
import { type Incident, isOpen } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { checklist } from './postmortem/checklist.ts';
import type { FindingKind } from './postmortem/finding.ts';
import type { Paper } from './postmortem/paper.ts';
import { publicMarkdown } from './postmortem/public.ts';
import { endAll, ledgerOf, settled } from './promises/ledger.ts';
import { plain } from './said.ts';
import { isKind } from './timeline.ts';
import { endedAt, showTold } from './told.ts';

export interface Publication {
  readonly by: Author;
  /** When it went out, where that was earlier, and elsewhere. */
  readonly at?: When | undefined;
  /** Whatever the checklist finds. */
  readonly anyway: boolean;
}

/** Why it cannot go out at all; undefined where it can. */
export function unpublishable(incident: Incident) {
  const { id, mode, isPrivate } = incident;
  if (isPrivate) {
    return refuse('not_supported', `#${id} is private: its postmortem stays with those inside.`, line(id));
  }
  if (mode === 'test') return refuse('not_supported', `#${id} is a drill: nobody outside heard of it.`, line(id));
  if (isOpen(incident)) {
    return refuse(
      'not_resolved',
      `#${id} is open: its postmortem goes out when it is over.`,
      `/incident #${id} resolve <text>`,
    );
  }
  return undefined;
}

/**
 * The last stage of an incident: its postmortem is out, whenever that was. Its entry keeps the text as it went out; going out
 * again it is the next version. What was promised of it is kept by that.
 */
export function publish(incident: Incident, paper: Paper, { by, at, anyway }: Publication, now: Date): Outcome<Change> {
  const { id, published } = incident;
  const refusal = unpublishable(incident) ?? (at && notThen(incident, at, now));
  if (refusal) return refusal;
  const text = publicMarkdown(paper);
  const last = paper.timeline.findLast((entry) => isKind(entry, 'published'));
  if (!at && last?.text === text) {
    const sentence = `Nothing has changed since version ${published} was published.`;
    return refuse('same', sentence, `/incident #${id} postmortem edit <section>`);
  }
  const found = checklist(paper);
  if (found.length > 0 && !anyway) {
    const what = found.length === 1 ? 'One point of its checklist is' : `${found.length} points of its checklist are`;
    return refuse('unchecked', `${what} open.`, `/incident #${id} publish`, `/incident #${id} publish anyway`);
  }
  const open = found.map(({ what }) => what);
  return done(wentOut(incident, { text, open, by, at }, now));
}

interface Text extends Pick<Publication, 'by' | 'at'> {
  readonly text: string;
  /** What the checklist had found. */
  readonly open: readonly FindingKind[];
}

/** Writes down that a text went out as its postmortem, from here or from elsewhere. */
export function wentOut(incident: Incident, { text, open, by, at }: Text, now: Date): Change {
  const when = at ?? now;
  const moment = { seq: incident.version + 1, at: momentOf(when) };
  const ledger = endAll(ledgerOf(incident), ({ kind }) => kind === 'postmortem', 'kept', moment);
  const version = incident.published + 1;
  return step(
    incident,
    {
      ...settled(ledger),
      published: version,
      publishedAt: momentOf(when),
      publishedTold: when instanceof Date ? null : exactnessOf(when),
    },
    { kind: 'published', by, said: plain(text), detail: { version, open }, now, at },
    { promises: ledger.touched },
  );
}

function notThen(incident: Incident, at: When, now: Date) {
  const instead = `/incident #${incident.id} publish at <time>`;
  if (momentOf(at) > now) {
    return refuse('future', 'It cannot have been published at a time that has not come yet.', instead);
  }
  const ended = endedAt(incident);
  const last = at instanceof Date ? at : lastMoment(at);
  if (!ended || last >= ended.at) return undefined;
  return refuse('unclear_time', `It ended ${showTold(ended, now)}: its postmortem came later than that.`, instead);
}

const line = (id: number): string => `/incident #${id} postmortem`;
