import { asItStands } from '../as-it-stands.ts';
import { formatDuration } from '../duration.ts';
import { impactsIn } from '../impacts/impacts-in.ts';
import { showImpactTime } from '../impacts/time.ts';
import { length, nobodyKnows, wholeWindow } from '../impacts/window.ts';
import { bot } from '../incident.ts';
import { showDate } from '../show-time.ts';
import { isKind } from '../timeline.ts';
import { beganAt, showEntryTime, toldTime } from '../told.ts';
import { detectedAfter } from '../took.ts';
import { askNote } from './asking.ts';
import { entriesUnder, noted } from './facts.ts';
import { list } from './markdown.ts';
import { measuresIn } from './measured.ts';
import type { Material, Section } from './section.ts';
import { quoted, spelled, stopped } from './sentence.ts';

/** Who or what noticed it, how long after it began, and what they saw first. */
export function detectionSection(material: Material): Section {
  const { standing, incident } = material;
  const words = noted(standing, 'detection');
  return {
    key: 'detection',
    title: 'Detection',
    body: list([...words, ...declaration(material), ...lag(material), ...answered(material)]),
    questions:
      words.length > 0
        ? []
        : [askNote(incident.id, 'detection', 'Who or what noticed first, and what could have noticed sooner?')],
  };
}

function declaration({ incident, timeline, standing }: Material): string[] {
  const [first] = asItStands(timeline);
  if (!first) return [];
  const { entry } = first;
  const update = standing.find((one) => isKind(one, 'update') && one.text !== '');
  const saw = [
    stopped(`What was seen first: ${quoted(entry.text)}`),
    ...(update ? [stopped(`The first update said: ${quoted(update.text)}`)] : []),
  ].join(' ');
  if (incident.mode !== 'retro')
    return [`It was declared by ${entry.byName} on ${showEntryTime(entry, showDate)}. ${saw}`];
  return [`It was written down after the fact by ${entry.byName}, on ${showDate(first.first.recordedAt)}. ${saw}`];
}

/** How long customers were hit before anybody knew. */
function lag({ incident, standing }: Material): string[] {
  const from = wholeWindow(impactsIn(standing))?.from ?? null;
  if (!from) return [];
  const found = entriesUnder(standing, 'detection')
    .map(toldTime)
    .find((time) => time !== null);
  const noticed = found && found.at > from.at ? length({ from, to: found }) : nobodyKnows;
  if (found && noticed !== nobodyKnows) {
    return [
      `The impact began ${on(from.precision)} ${showImpactTime(from)} and was noticed ${on(found.precision)} ${showImpactTime(found)}: the time to detect was ${spelled(noticed)}.`,
    ];
  }
  const declared = detectedAfter(incident, from);
  if (declared !== nobodyKnows) {
    return [
      `The impact began ${on(from.precision)} ${showImpactTime(from)}, ${spelled(declared)} before it was declared: that is the time to detect.`,
    ];
  }
  const began = beganAt(incident);
  const isFirst = incident.mode !== 'retro' && began !== null && began.at <= from.at;
  return isFirst ? ['It was declared before its impact began, as far as that is recorded.'] : [];
}

const on = (precision: 'day' | 'minute' | 'second'): string => (precision === 'day' ? 'on' : 'at');

/** The first thing that somebody did about it. */
function answered(material: Material): string[] {
  const { acknowledge } = measuresIn(material);
  const hasPeople = material.standing.some(({ by, kind }) => by !== bot && kind !== 'declared');
  if (material.incident.mode === 'retro' || acknowledge === null || !hasPeople) return [];
  return [`The first step of the response was recorded ${spelled(formatDuration(acknowledge))} after the declaration.`];
}
