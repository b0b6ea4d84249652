import { asItStands, inOrder } from '../as-it-stands.ts';
import type { Incident } from '../incident.ts';
import type { PromiseRecord } from '../promises/record.ts';
import { showDate } from '../show-time.ts';
import type { Entry } from '../timeline.ts';
import { showEntryTime } from '../told.ts';
import { actionsSection } from './actions.ts';
import { customerActions, type Heading, impactFacts, noted, whatFixedIt } from './facts.ts';
import { cell, list, prose } from './markdown.ts';
import { promised } from './promised.ts';
import { type Material, materialOf, type Section } from './section.ts';
import { summaryTable } from './summary.ts';
import { timelineLine } from './timeline-line.ts';

/** The sections of the postmortem as far as the record can write them: deterministic, in the order they are read. */
export function sectionsOf(material: Material): Section[] {
  const { incident, timeline, standing, promises, now } = material;
  const { id } = incident;
  const ask = (heading: Heading, question: string) =>
    `${question} Add it with \`/incident #${id} note ${words[heading]}: …\`.`;
  const section = (key: Section['key'], title: string, found: readonly string[], question: string): Section => ({
    key,
    title,
    body: list(found),
    questions: found.length > 0 ? [] : [question],
  });
  const fixes = noted(standing, 'resolution');
  const fix = whatFixedIt(standing);
  return [
    { key: 'summary', title: 'Summary', body: summaryTable(incident, timeline, promises, now), questions: [] },
    impactSection(material, ask),
    section(
      'cause',
      'Root cause',
      noted(standing, 'cause'),
      ask('cause', 'What made it possible, and why did it happen now?'),
    ),
    section(
      'detection',
      'Detection',
      noted(standing, 'detection'),
      ask(
        'detection',
        `${firstSeen(incident, timeline)} Who or what noticed first, and what could have noticed sooner?`,
      ),
    ),
    section(
      'resolution',
      'Resolution',
      fixes.length > 0 || fix === '' ? fixes : [fix],
      ask('resolution', 'Which step ended it, and how do we know that it did?'),
    ),
    section(
      'lessons',
      'Lessons',
      noted(standing, 'lesson'),
      ask('lesson', 'What went well, what went badly, and where were we lucky?'),
    ),
    actionsSection(material),
    { key: 'promises', title: 'Promises', body: promised(promises, now), questions: [] },
    {
      key: 'timeline',
      title: 'Timeline',
      body: inOrder(asItStands(timeline))
        .map((one) => `- ${timelineLine(one)}`)
        .join('\n'),
      questions: [],
    },
  ];
}

/** The postmortem as Markdown: no section is left without either the facts or the question that people have to answer. */
export function draftPostmortem(
  incident: Incident,
  timeline: readonly Entry[],
  promises: readonly PromiseRecord[],
  now: Date,
): string {
  const sections = sectionsOf(materialOf(incident, timeline, promises, now));
  return [
    `# Postmortem: #${incident.id} ${cell(incident.title)}`,
    `_Drafted by Sitrep from the record, ${showDate(now)}. Every time is in UTC._`,
    ...sections.filter(({ body, questions }) => body !== '' || questions.length > 0).map(inMarkdown),
    '',
  ].join('\n\n');
}

const inMarkdown = ({ title, body, questions }: Section): string =>
  [`## ${title}`, ...(body === '' ? [] : [body]), ...questions.map((question) => `_${question}_`)].join('\n\n');

function impactSection({ standing }: Material, ask: (heading: Heading, question: string) => string): Section {
  const [hit, customers] = [impactFacts(standing), customerActions(standing)];
  const body = [
    ...(hit.length > 0 ? [list(hit)] : []),
    ...(customers.length > 0 ? ['### Customer action', list(customers)] : []),
  ];
  const questions = [
    ...(hit.length > 0
      ? []
      : [
          ask(
            'impact',
            'Who noticed what, from when to when, and how many of them? Was data lost, delayed or partial?',
          ),
        ]),
    ...(customers.length > 0 ? [] : [ask('customers', 'Must customers do anything? Where it is nothing, say “none”.')]),
  ];
  return { key: 'impact', title: 'Impact', body: body.join('\n\n'), questions };
}

const words: Readonly<Record<Heading, string>> = {
  impact: 'impact',
  customers: 'customer action',
  cause: 'root cause',
  detection: 'detection',
  resolution: 'resolution',
  lesson: 'lesson',
};

function firstSeen({ mode }: Incident, timeline: readonly Entry[]): string {
  const [first] = asItStands(timeline);
  if (!first) return '';
  const { entry } = first;
  const by = prose(entry.byName);
  if (mode === 'retro') return `Written down after the fact by ${by}, ${showDate(entry.recordedAt)}.`;
  return `Declared by ${by}, ${showEntryTime(entry, showDate)}.`;
}
