import type { KnownBlock } from '@slack/types';
import type { TeamDigest } from '../../desk/digest.ts';
import type { FirstOf, Glance, Owing } from '../../desk/ports.ts';
import { type Digest, isQuiet, trendOf } from '../../domain/digest/digest.ts';
import type { Occasion } from '../../domain/digest/schedule.ts';
import { formatDuration } from '../../domain/duration.ts';
import { commanderOf } from '../../domain/incident.ts';
import type { Measure } from '../../domain/metrics/measures.ts';
import { scoreWords } from '../../domain/promises/score.ts';
import { showDay } from '../../domain/show-time.ts';
import { tookWords } from '../../domain/took.ts';
import { nextUpdate, readersTime } from './card.ts';
import { longestText, type Message, section } from './message.ts';
import { cut, escapeText, oneLine } from './mrkdwn.ts';
import { owedName, whenDue } from './owed.ts';

/** Slack: 3,000 characters in a section, which may grow by escaping no more. */
const longestSection = 2900;

/** The week, or the day, on one screen. `names` are those of people by id; `zone` says what a day is. */
export function digest(all: TeamDigest, names: ReadonlyMap<string, string>, zone: string): Message {
  const days = daysOf(all.occasion, zone);
  if (isQuiet(all)) return { text: `🌤️ *${days}*: all quiet. Nothing happened, nothing is open, nothing is overdue.` };
  const parts = [
    [`*${days}*`, ...(all.occasion.kind === 'weekly' ? figuresOf(all) : [])],
    headed('Open', all.open, (incident) => openLine(incident, names)),
    headed('Resolved', all.resolved, resolvedLine),
    headed('Overdue', all.overdue, (one) => overdueLine(one, all.occasion.at, names)),
  ].filter(({ length }) => length > 0);
  const text = cut(parts.map((lines) => lines.join('\n')).join('\n\n'), longestText);
  return { text, blocks: parts.flatMap(sections) };
}

/** `Mon, Nov 16 to Sun, Nov 22, 2026`; of a day that day. */
function daysOf({ kind, at, from, to }: Occasion, zone: string): string {
  if (kind === 'daily') return showDay(at, zone);
  const last = new Date(to.getTime() - 1);
  return `${showDay(from, zone).replace(/, \d{4}$/u, '')} to ${showDay(last, zone)}`;
}

function headed<T>(name: string, { total, first }: FirstOf<T>, line: (one: T) => string): string[] {
  const rest = total > first.length ? [`and ${total - first.length} more`] : [];
  return total === 0 ? [] : [`*${name}: ${total}*`, ...first.map(line), ...rest];
}

function openLine(incident: Glance, names: ReadonlyMap<string, string>): string {
  const { id, severity, status, channel, title } = incident;
  const lead = escapeText(cut(names.get(commanderOf(incident)) ?? '—', 80));
  const place = channel ? ` · <#${channel}>` : '';
  return `• *${severity}* · #${id} ${short(title)} · ${status} · lead ${lead} · next update ${nextUpdate(incident, readersTime)}${place}`;
}

const resolvedLine = (incident: Glance): string =>
  `• ${incident.severity} · #${incident.id} ${short(incident.title)} (${tookWords(incident)})`;

function overdueLine(one: Owing, now: Date, names: ReadonlyMap<string, string>): string {
  const who = one.owner === null ? 'nobody yet' : escapeText(cut(names.get(one.owner) ?? '—', 80));
  return `• ${owedName(one)} ${short(one.words)} · ${who} · ${whenDue(one, now)}`;
}

/** How much it was, beside the week before. */
function figuresOf({ figures, before, promises }: Digest<Glance, Owing>): string[] {
  const { all, bySeverity, left } = figures;
  const severities = bySeverity.map(({ name, count }) => `${count} ${name}`).join(', ');
  const others = [left.retro > 0 ? `${left.retro} retro` : '', left.test > 0 ? `${left.test} test` : ''].filter(
    Boolean,
  );
  const score = scoreWords(promises);
  return [
    `Declared: ${all.count}${severities ? ` (${severities})` : ''}, the week before ${before.all.count}${others.length > 0 ? `; beside them ${others.join(', ')}` : ''}`,
    ...measured('mitigate', 'Time to mitigate', figures, before),
    ...measured('resolve', 'Time to resolve', figures, before),
    ...(all.hit > 0 ? [`Customers were hit for ${formatDuration(all.hit)}`] : []),
    ...(score ? [`Promises: ${score}`] : []),
  ];
}

function measured(one: Measure, name: string, { all }: TeamDigest['figures'], before: TeamDigest['before']): string[] {
  const [now, then] = [all.averages[one], before.all.averages[one]];
  if (now.median === null) return [];
  const trend = trendOf(now, then);
  const sign = trend === null ? '' : { up: ' ↗', down: ' ↘' }[trend];
  const past = then.median === null ? '' : `, the week before ${formatDuration(then.median)}`;
  return [`${name}: median ${formatDuration(now.median)}${sign}${past}`];
}

/** As few sections as hold the lines. */
function sections(lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < longestSection) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(cut(line, longestSection));
  }
  return texts.map(section);
}

const short = (text: string): string => `“${cut(escapeText(oneLine(text)), 150)}”`;
