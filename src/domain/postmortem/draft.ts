import { actionsSection } from './actions.ts';
import { causeSection } from './cause.ts';
import { commitmentsSection } from './commitments.ts';
import { detectionSection } from './detection.ts';
import { impactSection } from './impact.ts';
import { lessonsSection } from './lessons.ts';
import { prose } from './markdown.ts';
import { overview } from './overview.ts';
import { peopleSection } from './people.ts';
import { promisesSection } from './promised.ts';
import { resolutionSection } from './resolution.ts';
import type { Material, Section } from './section.ts';
import { summaryTable } from './summary.ts';
import { timelineSection } from './timeline.ts';

/** The sections of the postmortem as far as the record can write them: deterministic, in the order they are read. */
export const sectionsOf = (material: Material): Section[] => [
  summarySection(material),
  impactSection(material),
  causeSection(material),
  detectionSection(material),
  timelineSection(material),
  resolutionSection(material),
  promisesSection(material),
  actionsSection(material),
  lessonsSection(material),
  commitmentsSection(material),
  peopleSection(material),
];

/** The story in a paragraph, and the figures for whoever has no time for it. */
function summarySection(material: Material): Section {
  const { incident, timeline, promises, now } = material;
  const body = `${prose(overview(material))}\n\n${summaryTable(incident, timeline, promises, now)}`;
  return { key: 'summary', title: 'Summary', body, questions: [] };
}
