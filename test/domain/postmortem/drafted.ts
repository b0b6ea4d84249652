import type { Incident } from '../../../src/domain/incident.ts';
import { paperOf } from '../../../src/domain/postmortem/paper.ts';
import { paperMarkdown } from '../../../src/domain/postmortem/paper-markdown.ts';
import type { PromiseRecord } from '../../../src/domain/promises/record.ts';
import type { Entry } from '../../../src/domain/timeline.ts';

/** The postmortem as people read it, of a record in which nobody has written a section. */
export const draftPostmortem = (
  incident: Incident,
  timeline: readonly Entry[],
  promises: readonly PromiseRecord[],
  now: Date,
): string => paperMarkdown(paperOf({ incident, timeline, promises }, now));
