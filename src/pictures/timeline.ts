import { counted } from '../domain/counted.ts';
import type { Course } from '../domain/course.ts';
import { inMinutes } from '../domain/promises/score.ts';

import { impactLanes } from './impact-lanes.ts';
import { type Lane, laned } from './lane.ts';
import { promisesLane, statusLane, updatesLane } from './lanes.ts';
import type { Look } from './look.ts';
import { composed, type Drawn, heading, legend, sheetOf } from './sheet.ts';
import { timeAxis } from './time-axis.ts';
import { courseAlt } from './timeline-words.ts';
import { daysWords } from './when.ts';

/** The course of an incident: its statuses, what everybody was told, what was promised, and what was hit. */
export function timelinePicture(course: Course, look: Look): Drawn {
  const sheet = sheetOf(look);
  const { id, title, severity, from, to } = course;
  const gutter = sheet.sizes.isWide ? sheet.room * 0.28 : 0;
  const axis = timeAxis(sheet, from, to, sheet.sizes.pad + gutter);
  const finding = courseFinding(course);
  const status = statusLane(sheet, axis, course.bands);
  const lanes: Lane[] = [
    status.lane,
    updatesLane(sheet, axis, course.updates),
    ...promisesLane(sheet, axis, course.promises),
    ...impactLanes(sheet, axis, course),
  ];
  return composed(sheet, { finding, alt: courseAlt(course, finding) }, [
    heading(sheet, finding, `#${id} ${title}`, `${severity} · ${daysWords(from, to)}, UTC`),
    // Only what its own band had no room to say.
    legend(
      sheet,
      status.untold.map((one) => ({ name: one, colour: sheet.colours.status[one] })),
    ),
    laned(sheet, axis, lanes),
    axis.labels,
  ]);
}

/** `Resolved in 1h 42m, 5 updates; 1 of 4 promises late by 12 min`. */
function courseFinding({ status, took, updates, score }: Course): string {
  const isKnown = /\d/u.test(took);
  const end =
    status === 'resolved'
      ? `Resolved${isKnown ? ` in ${took}` : ''}`
      : `${capital(status)}${isKnown ? `, ${took} so far` : ''}`;
  return `${end}, ${counted(updates.length, 'update')}${promised(score)}`;
}

function promised({ timed, kept, worst }: Course['score']): string {
  if (timed === 0) return '';
  if (kept === timed) return timed === 1 ? '; its promise kept' : `; all ${timed} promises kept`;
  const late = timed - kept;
  if (timed === 1) return `; its promise ${inMinutes(worst)} late`;
  return `; ${late} of ${timed} promises late${late > 1 ? ', at most' : ''} by ${inMinutes(worst)}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
