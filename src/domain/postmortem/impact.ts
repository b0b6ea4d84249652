import { impactsIn } from '../impacts/impacts-in.ts';
import { type Degree, degrees, type Impact } from '../impacts/record.ts';
import { showImpactTime } from '../impacts/time.ts';
import { wholeWindow } from '../impacts/window.ts';
import { hit, typed } from '../impacts/words.ts';
import { type Incident, isOpen } from '../incident.ts';
import type { Entry } from '../timeline.ts';
import { askNote } from './asking.ts';
import { dataPart } from './data.ts';
import { customerActions, noted } from './facts.ts';
import { impactSentence, whenWords } from './impact-sentence.ts';
import { list, prose } from './markdown.ts';
import type { Material, Section } from './section.ts';
import { joined } from './sentence.ts';

/** Whom it hit, where, how badly and how long, and whom it did not; what became of data; what customers must do. */
export function impactSection({ standing, incident, isOutside }: Material): Section {
  const impacts = worstFirst(impactsIn(standing));
  const struck = impacts.filter(({ degree }) => degree !== 'none');
  const spared = impacts.filter(({ degree }) => degree === 'none');
  const [words, data] = [noted(standing, 'impact'), dataPart(struck, standing, isOutside)];
  const sentences = (some: readonly Impact[]) => some.map((impact) => impactSentence(impact, standing, isOutside));
  const body = [
    ...overall(struck),
    ...listed('', [...sentences(struck), ...words]),
    ...listed('Not impacted', sentences(spared)),
    ...(data === '' ? [] : ['### Data', data]),
    ...listed('Customer action', customerActions(standing)),
    ...listed('Contact', noted(standing, 'contact')),
  ];
  return {
    key: 'impact',
    title: 'Customer impact',
    body: body.join('\n\n'),
    questions: questions(incident, struck, words, data, standing),
  };
}

const listed = (name: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [...(name === '' ? [] : [`### ${name}`]), list(items)];

/** Where all were hit at the same time, the sentence of each says it. */
function overall(struck: readonly Impact[]): string[] {
  const window = wholeWindow(struck);
  return window && new Set(struck.map(whenWords)).size > 1 ? [`In all, customers were hit ${whenWords(window)}.`] : [];
}

const worst: readonly Degree[] = [...degrees].reverse();
const worstFirst = (impacts: readonly Impact[]): Impact[] =>
  impacts.toSorted((one, other) => worst.indexOf(one.degree) - worst.indexOf(other.degree));

function questions(
  incident: Incident,
  struck: readonly Impact[],
  words: readonly string[],
  data: string,
  standing: readonly Entry[],
): string[] {
  const { id } = incident;
  const isHit = struck.length > 0 || words.length > 0;
  const asked = [
    ...(isHit
      ? []
      : [
          askNote(
            id,
            'impact',
            'Who noticed what, from when to when, and how many of them? Was data lost, delayed or partial?',
          ),
        ]),
    ...(struck.length > 0 && words.length === 0 && struck.every(({ amount }) => amount === null)
      ? [askNote(id, 'impact', 'How many customers, requests or records were hit?')]
      : []),
    ...endless(incident, struck),
    ...(isHit && data === '' && !words.some((word) => tellsOfData.test(word))
      ? [askNote(id, 'data', 'Was data lost, delayed or partial, and what of it can be recovered? Or was none lost?')]
      : []),
    ...(customerActions(standing).length > 0
      ? []
      : [askNote(id, 'customers', 'Must customers do anything? Where it is nothing, say “none”.')]),
  ];
  return asked;
}

/** Whoever noted the impact in words has perhaps said it there. */
const tellsOfData = /(?<!\w)(?:data|lost|loss|delayed|queued|backfill\w*|(?:un|ir)?recover\w*)(?!\w)/iu;

/** What is over has ended for everything it hit. */
function endless(incident: Incident, struck: readonly Impact[]): string[] {
  const without = struck.filter(({ to }) => to === null);
  const [first] = without;
  if (!first || isOpen(incident)) return [];
  const asked = without.every(({ from }) => from !== null) ? 'When did it end' : 'When did it begin and end';
  return [
    `${asked} for ${prose(joined(without.map(hit)))}? Say it anew with \`/incident #${incident.id} ${anew(first)}\`.`,
  ];
}

/** The line that says an impact again, with all that was said of it and room for its end. */
function anew(impact: Impact): string {
  const { degree, amount, from, data, causedBy, words } = impact;
  return [
    `impact ${typed(impact)} ${degree}`,
    ...(amount === null ? [] : [amount]),
    `from ${from ? showImpactTime(from) : '<time>'} to <time>`,
    ...(data === null ? [] : [`data ${data}`]),
    ...(causedBy === null ? [] : [`caused-by ${causedBy}`]),
    ...(words === '' ? [] : [words]),
  ]
    .join(' ')
    .replaceAll('`', "'")
    .replace(/\s+/gu, ' ');
}
