import { inForce } from '../as-it-stands.ts';
import type { Incident } from '../incident.ts';
import type { PromiseRecord } from '../promises/record.ts';
import type { Entry } from '../timeline.ts';
import type { SectionKey } from './section-key.ts';

export type { SectionKey } from './section-key.ts';

/** A part of the postmortem: what the record says, and what only people can. */
export interface Section {
  readonly key: SectionKey;
  readonly title: string;
  /** Markdown without its heading, from the record alone; empty where that says nothing. */
  readonly body: string;
  /** What people have to answer; none where the record has answered all. */
  readonly questions: readonly string[];
}

/** What sections are made from. */
export interface Material {
  readonly incident: Incident;
  /** Whole, in the order of `seq`. */
  readonly timeline: readonly Entry[];
  /** The entries that still stand for something, as they read now. */
  readonly standing: readonly Entry[];
  readonly promises: readonly PromiseRecord[];
  readonly now: Date;
  /** For people who cannot look up an entry: its number says nothing to them. */
  readonly isOutside: boolean;
}

export const materialOf = (
  incident: Incident,
  timeline: readonly Entry[],
  promises: readonly PromiseRecord[],
  now: Date,
  isOutside = false,
): Material => ({ incident, timeline, standing: inForce(timeline), promises, now, isOutside });
