import type { Standing } from '../as-it-stands.ts';
import { unwritten } from '../impacts/time.ts';
import { hit, particulars } from '../impacts/words.ts';
import { type Link, linkWords } from '../links.ts';
import { showDueDate, showEntryInstant } from '../postmortem/absolute.ts';
import { cell, list } from '../postmortem/markdown.ts';
import { summaryTable } from '../postmortem/summary.ts';
import { timelineLine } from '../postmortem/timeline-line.ts';
import { showDate, showInstant } from '../show-time.ts';
import { actionsOf, impactsOf, linksOf, promisesOf } from './parts.ts';
import { type Opened, opened, type WholeRecord } from './record.ts';
import type { ExportedAction, ExportedImpact, ExportedPromise } from './shape.ts';

/** One incident as Markdown, in pieces: the whole record, to be read. */
export function* markdownOf(whole: WholeRecord, now: Date): Generator<string> {
  const record = opened(whole);
  const { incident, timeline, promises } = record;
  yield `# Record of #${incident.id} ${cell(incident.title)}\n\n`;
  yield `_Exported by Sitrep, ${showDate(now)}. Every time is in UTC, unless it names its zone._\n\n`;
  yield `${summaryTable(incident, timeline, promises, now)}\n\n`;
  yield* section('Linked', linksOf(record).map(linkLine));
  yield* section('Impact', impactsOf(record).map(impactLine));
  yield* section('Promises', promisesOf(record).map(promiseLine));
  yield* section('Actions', actionsOf(record).map(actionLine));
  yield '## Timeline\n\n';
  for (const standing of record.standing) yield entryLine(standing, record);
  yield '\n';
}

function* section(name: string, lines: readonly string[]): Generator<string> {
  if (lines.length > 0) yield `## ${name}\n\n${list(lines)}\n\n`;
}

const linkLine = (link: Link): string => `${linkWords(link).replace('#', 'incident ')} (entry ${link.entry})`;

function impactLine({ entry, replacedIn, from, to, words, ...said }: ExportedImpact): string {
  const ends = { from: unwritten(from), to: unwritten(to) };
  const [degree, ...rest] = particulars({ ...said, ...ends, words });
  const facts = [said.degree === 'none' ? 'not impacted' : degree, ...rest].join(', ');
  const end = replacedIn === null ? '' : `; no longer so since entry ${replacedIn}`;
  return `${hit(said)}: ${facts}${words === '' ? '' : `: ${words}`} (entry ${entry}${end})`;
}

function promiseLine(promise: ExportedPromise): string {
  const { number, kind, due, event, words, by, zone, origin, madeIn, restates, lateSeconds } = promise;
  const facts = [
    due ? `due ${showDueDate(new Date(due), zone)}` : event ? `when ${event}` : 'no date given',
    origin === 'rule' ? 'owed by the severity' : `made by ${by.name}`,
    `entry ${madeIn}`,
    ...(restates === null ? [] : [`says promise ${restates} again`]),
    endOf(promise),
    ...(lateSeconds === null ? [] : [lateness(lateSeconds)]),
  ];
  return `promise ${number}, ${kind}: “${words}” (${facts.join('; ')})`;
}

function endOf({ ended, endedIn, endedAt }: ExportedPromise): string {
  if (ended === null) return 'open';
  return `${ended} by entry ${endedIn}${endedAt === null ? '' : `, ${showInstant(new Date(endedAt))}`}`;
}

const lateness = (seconds: number): string => (seconds > 0 ? `${seconds} s late` : `${-seconds} s early`);

function actionLine({ number, text, state, owner, due, zone, endedIn }: ExportedAction): string {
  const facts = [
    { planned: 'planned', done: 'done', taken_back: 'taken back' }[state],
    ...(owner === null ? [] : [owner.name]),
    ...(due === null ? [] : [`due ${showDueDate(new Date(due), zone ?? 'UTC')}`]),
    ...(endedIn === null || endedIn === number ? [] : [`entry ${endedIn}`]),
  ];
  return `action ${number}: ${text} (${facts.join('; ')})`;
}

/** Numbered as everywhere: people speak of entries by their numbers. */
function entryLine(standing: Standing, { replacedIn }: Opened): string {
  const { first, entry } = standing;
  const anew = replacedIn.get(first.seq);
  const wasRetracted = standing.retractedIn !== null;
  const also = [
    ...(entry.at.getTime() === first.at.getTime() ? [] : [`first given as ${showEntryInstant(first)}`]),
    ...(anew === undefined || wasRetracted ? [] : [`said anew by entry ${anew}`]),
  ];
  return `- ${first.seq} · ${timelineLine(standing, also)}\n`;
}
