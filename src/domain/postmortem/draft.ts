import { asItStands, inForce, inOrder } from '../as-it-stands.ts';
import type { Incident } from '../incident.ts';
import type { PromiseRecord } from '../promises/record.ts';
import { showDate } from '../show-time.ts';
import { type Entry, isKind } from '../timeline.ts';
import { showEntryTime } from '../told.ts';
import { showDueDate } from './absolute.ts';
import { customerActions, type Heading, impactFacts, noted, whatFixedIt } from './facts.ts';
import { cell, list, prose } from './markdown.ts';
import { promised } from './promised.ts';
import { summaryTable } from './summary.ts';
import { timelineLine } from './timeline-line.ts';

/**
 * The postmortem as far as the record can write it: Markdown, deterministic, no section left without either the facts
 * or the question that people have to answer.
 */
export function draftPostmortem(
  incident: Incident,
  timeline: readonly Entry[],
  promises: readonly PromiseRecord[],
  now: Date,
): string {
  const { id, title } = incident;
  const standing = inForce(timeline);
  const section = (heading: Heading, question: string) =>
    facts(known(standing, heading), `${question} Add it with \`/incident #${id} note ${words[heading]}: …\`.`);
  const fix = whatFixedIt(standing);
  return [
    `# Postmortem: #${id} ${cell(title)}`,
    `_Drafted by Sitrep from the record, ${showDate(now)}. Every time is in UTC._`,
    '## Summary',
    summaryTable(incident, timeline, promises, now),
    '## Impact',
    section('impact', 'Who noticed what, from when to when, and how many of them? Was data lost, delayed or partial?'),
    '### Customer action',
    section('customers', 'Must customers do anything? Where it is nothing, say “none”.'),
    '## Root cause',
    section('cause', 'What made it possible, and why did it happen now?'),
    '## Detection',
    section(
      'detection',
      `${firstSeen(incident, timeline)} Who or what noticed first, and what could have noticed sooner?`,
    ),
    '## Resolution',
    fix === ''
      ? section('resolution', 'Which step ended it, and how do we know that it did?')
      : facts(noted(standing, 'resolution').length > 0 ? noted(standing, 'resolution') : [fix], ''),
    '## Lessons',
    section('lesson', 'What went well, what went badly, and where were we lucky?'),
    '## Action items',
    '### Completed',
    completed(standing, id),
    '### Planned',
    planned(standing, id),
    ...promised(promises, now),
    '## Timeline',
    inOrder(asItStands(timeline))
      .map((standing) => `- ${timelineLine(standing)}`)
      .join('\n'),
    '',
  ].join('\n\n');
}

function known(timeline: readonly Entry[], heading: Heading): string[] {
  if (heading === 'impact') return impactFacts(timeline);
  return heading === 'customers' ? customerActions(timeline) : noted(timeline, heading);
}

const words: Readonly<Record<Heading, string>> = {
  impact: 'impact',
  customers: 'customer action',
  cause: 'root cause',
  detection: 'detection',
  resolution: 'resolution',
  lesson: 'lesson',
};

const facts = (found: readonly string[], question: string): string =>
  found.length > 0 ? list(found) : `_${question}_`;

function firstSeen({ mode }: Incident, timeline: readonly Entry[]): string {
  const [first] = asItStands(timeline);
  if (!first) return '';
  const { entry } = first;
  const by = prose(entry.byName);
  if (mode === 'retro') return `Written down after the fact by ${by}, ${showDate(entry.recordedAt)}.`;
  return `Declared by ${by}, ${showEntryTime(entry, showDate)}.`;
}

function completed(timeline: readonly Entry[], id: number): string {
  const done = timeline.flatMap((entry) => {
    if (!isKind(entry, 'action_done')) return [];
    const action = timeline.find(({ seq }) => seq === entry.detail.action);
    const what = [action?.text, entry.text].filter(Boolean).join(': ');
    return [`${what} (${entry.byName}, ${showEntryTime(entry, showDate)})`];
  });
  return facts(done, `What has been done already? Add it with \`/incident #${id} action done <text>\`.`);
}

function planned(timeline: readonly Entry[], id: number): string {
  const done = new Set(timeline.flatMap((entry) => (isKind(entry, 'action_done') ? [entry.detail.action] : [])));
  const open = timeline.flatMap((entry) => {
    if (!isKind(entry, 'action') || done.has(entry.seq)) return [];
    const { ownerName, due, zone } = entry.detail;
    const who = `owner: ${ownerName ?? 'nobody yet'}, due: ${due ? showDueDate(new Date(due), zone) : 'no date yet'}`;
    return [`${entry.text} (action ${entry.seq}, ${who})`];
  });
  return facts(
    open,
    `What will keep it from happening again? Add it with \`/incident #${id} action <text> @owner by <date>\`.`,
  );
}
