import { formatDuration } from '../duration.ts';
import { commanderOf, type Incident } from '../incident.ts';
import { graceSeconds, promisesKept } from '../promises-kept.ts';
import { roles } from '../role.ts';
import { showDate } from '../show-time.ts';
import type { Entry } from '../timeline.ts';
import { namesIn, participants } from './facts.ts';
import { cell, table } from './markdown.ts';
import { phasesOf } from './phases.ts';

/** The table at the top: how bad, how long, who. */
export function summaryTable(incident: Incident, timeline: readonly Entry[], now: Date): string {
  const { severity, status, declaredAt, resolvedAt } = incident;
  return table([
    ['Severity', severity],
    ['Status', status],
    ['Declared', showDate(declaredAt)],
    ['Resolved', resolvedAt ? showDate(resolvedAt) : '—'],
    ['Duration', resolvedAt ? formatDuration(resolvedAt.getTime() - declaredAt.getTime()) : '—'],
    ...phaseRows(timeline, now),
    ...roleRows(incident, timeline),
    ['Participants', cell([...participants(timeline).values()].join(', '))],
    ['Updates promised', promiseWords(timeline)],
  ]);
}

function phaseRows(timeline: readonly Entry[], now: Date): Array<readonly [string, string]> {
  return phasesOf(timeline)
    .filter(({ status }) => status !== 'resolved')
    .map(({ status, from, to }) => {
      const took = formatDuration((to ?? now).getTime() - from.getTime());
      return [`— ${status}`, `${showDate(from)}, for ${took}`] as const;
    });
}

function roleRows(incident: Incident, timeline: readonly Entry[]): Array<readonly [string, string]> {
  const names = namesIn(timeline);
  const held = { ...incident.roles, commander: commanderOf(incident) };
  return roles.flatMap((role) => {
    const person = held[role];
    return person ? [[capital(role), cell(names.get(person) ?? person)] as const] : [];
  });
}

/** "3 with a time, 1 on time, 2 late (13m, 32m)". */
export function promiseWords(timeline: readonly Entry[]): string {
  const promises = promisesKept(timeline);
  if (promises.length === 0) return 'none with a time';
  const late = promises.flatMap(({ lateBy }) => (lateBy !== null && lateBy > graceSeconds ? [lateBy] : []));
  const open = promises.filter(({ lateBy }) => lateBy === null).length;
  const words = [`${promises.length} with a time`, `${promises.length - late.length - open} on time`];
  if (late.length > 0) words.push(`${late.length} late (${late.map(inWords).join(', ')})`);
  if (open > 0) words.push(`${open} open`);
  return words.join(', ');
}

const inWords = (seconds: number): string => formatDuration(seconds * 1000);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
