import { formatDuration } from '../duration.ts';
import { impactsIn } from '../impacts/impacts-in.ts';
import { showWindow, timeToDetect, wholeWindow } from '../impacts/window.ts';
import { commanderOf, type Incident } from '../incident.ts';
import type { PromiseRecord } from '../promises/record.ts';
import { scoreOf, scoreWords } from '../promises/score.ts';
import { roles } from '../role.ts';
import { showDate } from '../show-time.ts';
import type { Entry } from '../timeline.ts';
import { tookOf } from '../took.ts';
import { namesIn, participants } from './facts.ts';
import { cell, table } from './markdown.ts';
import { phasesOf } from './phases.ts';

/** The table at the top: how bad, how long, who. */
export function summaryTable(
  incident: Incident,
  timeline: readonly Entry[],
  promises: readonly PromiseRecord[],
  now: Date,
): string {
  const { severity, status, declaredAt, resolvedAt } = incident;
  const took = tookOf(incident);
  return table([
    ['Severity', severity],
    ['Status', status],
    ['Declared', showDate(declaredAt)],
    ['Resolved', resolvedAt ? showDate(resolvedAt) : '—'],
    ['Duration', took === null ? '—' : formatDuration(took)],
    ...impactRows(incident, timeline),
    ...phaseRows(timeline, now),
    ...roleRows(incident, timeline),
    ['Participants', cell([...participants(timeline).values()].join(', '))],
    ['Promises', scoreWords(scoreOf(promises, now)) ?? 'none with a time'],
  ]);
}

function impactRows({ declaredAt }: Incident, timeline: readonly Entry[]): Array<readonly [string, string]> {
  const window = wholeWindow(impactsIn(timeline));
  if (!window?.from) return [];
  return [
    ['Impact window', cell(showWindow(window))],
    ['Time to detect', timeToDetect(window.from, declaredAt)],
  ];
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

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
