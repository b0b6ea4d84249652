import { asTheyRead } from '../as-it-stands.ts';
import { formatDuration } from '../duration.ts';
import { impactsIn } from '../impacts/impacts-in.ts';
import { type ImpactTime, showImpactTime } from '../impacts/time.ts';
import { length, nobodyKnows } from '../impacts/window.ts';
import { hit } from '../impacts/words.ts';
import { type Phase, phasesOf } from '../phases.ts';
import { showDate } from '../show-time.ts';
import { type Entry, isKind } from '../timeline.ts';
import { showEntryTime, toldTime } from '../told.ts';
import { harmfulDeeds } from './actions.ts';
import { askNote } from './asking.ts';
import { noted, whatFixedIt } from './facts.ts';
import { list } from './markdown.ts';
import { measuresIn } from './measured.ts';
import type { Material, Section } from './section.ts';
import { joined, quoted, spelled, stopped } from './sentence.ts';

/** What ended it, how each part came back, and how long it was watched before it was called over. */
export function resolutionSection(material: Material): Section {
  const { standing, incident } = material;
  const fixes = noted(standing, 'resolution');
  const fix = whatFixedIt(standing);
  const ended = fixes.length > 0 || fix === '' ? fixes : [fix];
  const steps = recovery(material);
  const body = [
    ...(ended.length > 0 ? [list(ended)] : []),
    ...(steps.length > 0 ? ['### Steps to recovery', list(steps)] : []),
    ...watched(material),
  ];
  return {
    key: 'resolution',
    title: 'Resolution',
    body: body.join('\n\n'),
    questions:
      ended.length > 0
        ? []
        : [askNote(incident.id, 'resolution', 'Which step ended it, and how do we know that it did?')],
  };
}

interface Step {
  readonly at: Date;
  readonly words: string;
}

/** What was stopped, what was tried and what came back, in the order in which it happened. */
function recovery({ standing, incident: { mode } }: Material): string[] {
  const isStep = (entry: Entry) => isKind(entry, 'update') && entry.detail.from !== entry.detail.to;
  const over = standing.find((entry) => isKind(entry, 'resolved'))?.at;
  const deeds = standing.filter((entry) => isKind(entry, 'action_done') && mode !== 'retro' && over && entry.at < over);
  const steps: Step[] = [
    ...standing.filter(isStep).map(({ ...entry }) => ({ at: entry.at, words: statusStep(entry) })),
    ...[...new Set([...deeds, ...harmfulDeeds(standing)])].map((entry) => ({
      at: entry.at,
      words: deed(entry, standing),
    })),
    ...ends(standing),
  ];
  return steps.toSorted((one, other) => one.at.getTime() - other.at.getTime()).map(({ words }) => words);
}

function statusStep(entry: Entry): string {
  const to = isKind(entry, 'update') ? entry.detail.to : '';
  const words = entry.text === '' ? '' : ` ${quoted(entry.text)}`;
  return stopped(`${showEntryTime(entry, showDate)}: the status became ${to}.${words}`);
}

function deed(entry: Entry, standing: readonly Entry[]): string {
  const planned = isKind(entry, 'action_done') && standing.find(({ seq }) => seq === entry.detail.action);
  const what = [planned ? planned.text : '', entry.text].filter(Boolean).join(': ');
  const harmed = impactsIn(standing).filter(({ causedBy }) => causedBy === entry.seq);
  const harm = harmed.length === 0 ? '' : ` This did harm of its own: see ${joined(harmed.map(hit))} above.`;
  return `${showEntryTime(entry, showDate)}: ${stopped(`${entry.byName} recorded as done: ${what}`)}${harm}`;
}

/** What was whole again at the same moment came back together. */
function ends(standing: readonly Entry[]): Step[] {
  const together = new Map<string, { at: Date; names: string[]; windows: Set<string>; to: ImpactTime }>();
  for (const impact of impactsIn(standing)) {
    const { from, to, degree } = impact;
    if (degree === 'none' || !to) continue;
    const key = showImpactTime(to);
    const step = together.get(key) ?? { at: to.at, names: [], windows: new Set<string>(), to };
    step.names.push(hit(impact));
    step.windows.add(length({ from, to }));
    together.set(key, step);
  }
  return [...together.values()].map(({ at, names, windows, to }) => {
    const [after = nobodyKnows, ...others] = windows;
    const took = others.length > 0 || after === nobodyKnows ? '' : `, after ${spelled(after)}`;
    return { at, words: `${showImpactTime(to)}: the impact on ${joined(names)} ended${took}.` };
  });
}

/** How soon it was under control, and how long they looked whether it held. */
function watched(material: Material): string[] {
  const { timeline, incident } = material;
  const phases = phasesOf(asTheyRead(timeline));
  const last = phases.findLast(({ status }) => status === 'monitoring');
  const { mitigate } = measuresIn(material);
  const soon =
    last && mitigate !== null && incident.mode !== 'test'
      ? [`It was under control ${spelled(formatDuration(mitigate))} after it was declared.`]
      : [];
  const long = last?.to && isOver(last, phases) ? watchedFor(last) : [];
  return soon.length + long.length > 0 ? [[...soon, ...long].join(' ')] : [];
}

const isOver = (phase: Phase, phases: readonly Phase[]): boolean =>
  phases[phases.indexOf(phase) + 1]?.status === 'resolved';

function watchedFor({ begunBy, from, to }: Phase): string[] {
  const took = to && toldTime(begunBy)?.precision !== 'day' ? to.getTime() - from.getTime() : 0;
  return took >= 60_000 ? [`It was watched for ${spelled(formatDuration(took))} before it was resolved.`] : [];
}
