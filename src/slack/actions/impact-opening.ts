import type { KnownBlock } from '@slack/types';
import type { Catalog } from '../../domain/component.ts';
import { type DataState, dataStates, degrees } from '../../domain/impacts/record.ts';
import { dataWords, typed } from '../../domain/impacts/words.ts';
import type { Incident } from '../../domain/incident.ts';
import type { House } from '../commands/command.ts';
import { choice, form, type Opening, shortened, textField } from '../views/forms.ts';
import { impactOnCard } from '../views/impact.ts';
import { section } from '../views/message.ts';
import type { Asked } from './deed.ts';
import { type Begun, begunWith, componentsOf, fieldsOf, regionsOf } from './impact-shown.ts';

/** Slack: 75 characters in an option; a name to type is no longer either. */
const longest = 75;
const unsaid = 'unsaid';

/** The form of an impact: what `sitrep.yml` lists is there to pick, anything else may be written. */
export async function impactOpening(
  incident: Incident,
  { catalog, desk }: Pick<House, 'catalog' | 'desk'>,
  { words, zone, about = {} }: Asked,
): Promise<Opening> {
  const { id } = incident;
  const begun = begunWith(incident, { words, entry: about.entry, zone, now: desk.clock() }, catalog);
  const shown = fieldsOf(begun, zone, catalog);
  const name = begun?.component && typed(begun).length <= longest ? typed(begun) : '<component>';
  const instead = `/incident #${id} impact ${name} major from 17:40 UTC to 18:20 UTC`;
  const field = (block: keyof typeof shown, label: string, hint?: string) =>
    textField(block, label, {
      initial: shown[block],
      optional: true,
      instead: `/incident #${id} impact …`,
      ...(hint ? { hint } : {}),
    });
  return {
    form: form({
      does: 'impact_form',
      title: `Impact of #${id}`,
      submit: 'Record it',
      about: { incident: id, ...(begun?.seq === undefined ? {} : { entry: begun.seq }) },
      blocks: [
        ...saidSoFar(incident, begun),
        ...picker('known', 'What was hit', shownIn(catalog), shown.known),
        {
          ...field('component', other('What was hit', componentsOf(catalog))),
          optional: componentsOf(catalog).length > 0,
        },
        ...picker('known_region', 'Where', regionsOf(catalog), shown.known_region),
        field('region', other('Where', catalog.regions)),
        choice(
          'degree',
          'How badly',
          degrees.map((degree) => [degree, degreeWords[degree]] as const),
          begun?.degree ?? 'partial',
        ),
        field('from', 'From', times),
        field('to', 'To', 'Left empty while it goes on.'),
        field('amount', 'How much', 'Such as 16% of calls, ~1%, up to two hours.'),
        choice('data', 'Data', dataChoices, begun?.data ?? unsaid),
        field('cause', 'Caused by entry', 'Its number in the timeline: the change or the mitigation that did it.'),
        field('words', 'What else', 'Anything that the fields above do not say.'),
      ],
    }),
    instead,
  };
}

const times = 'Such as 17:40, Nov 8 at 09:31 GMT+1, approximately Jul 18, 16:07:21 UTC, or Feb 24.';
const other = (words: string, known: readonly string[]): string =>
  known.length > 0 ? `${words}, if not in the list` : words;

/** What is said of it, or of everything that was hit. */
function saidSoFar(incident: Incident, begun: Begun | undefined): KnownBlock[] {
  if (begun?.seq !== undefined) {
    return [section(`As entry ${begun.seq} says it. What you change here replaces it; the old one stays on record.`)];
  }
  return incident.impacts.length === 0 ? [] : [section(`So far: ${impactOnCard(incident)}`)];
}

const degreeWords = {
  none: 'none: not impacted',
  minor: 'minor: degraded',
  partial: 'partial: some of it',
  major: 'major: most of it',
  full: 'full: down',
} as const;

const dataChoices: ReadonlyArray<readonly [DataState | typeof unsaid, string]> = [
  [unsaid, '—'],
  ...dataStates.map((state) => [state, dataWords[state]] as const),
];

const picker = (name: string, words: string, known: readonly string[], initial: string) =>
  known.length === 0
    ? []
    : [
        choice(
          name,
          words,
          known.map((shown, at) => [String(at), shortened(shown, longest)] as const),
          initial,
          { optional: true },
        ),
      ];

const shownIn = (catalog: Catalog): string[] =>
  catalog.components
    .slice(0, componentsOf(catalog).length)
    .map(({ group, name }) => (group === null ? name : `${group}: ${name}`));
