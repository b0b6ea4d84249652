import { asTheyRead } from '../as-it-stands.ts';
import { impactsIn } from '../impacts/impacts-in.ts';
import { bot } from '../incident.ts';
import { type Measures, measuresOf } from '../metrics/measures.ts';
import { milestonesOf, type Step } from '../metrics/milestones.ts';
import { statusAfter } from '../phases.ts';
import { type Entry, isKind } from '../timeline.ts';
import { toldTime } from '../told.ts';
import type { Material } from './section.ts';

/** What is measured of it, in milliseconds: the same figures that `stats` is made from. */
export function measuresIn(material: Material): Measures {
  const known = measured.get(material) ?? measure(material);
  measured.set(material, known);
  return known;
}

/** Three sections ask for the same. */
const measured = new WeakMap<Material, Measures>();

function measure({ incident, timeline, standing }: Material): Measures {
  const steps = asTheyRead(timeline)
    .filter((entry) => !isKind(entry, 'amended') && !isKind(entry, 'retracted'))
    .map(stepOf);
  return measuresOf(milestonesOf({ ...incident, impacts: impactsIn(standing), steps }));
}

function stepOf(entry: Entry): Step {
  const { from, to } = isKind(entry, 'update') ? entry.detail : {};
  return {
    at: entry.at,
    precision: toldTime(entry)?.precision ?? 'minute',
    byPerson: entry.by !== bot,
    status: statusAfter(entry.kind, from, to),
    isReopening: entry.kind === 'reopened',
  };
}
