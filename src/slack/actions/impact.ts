import type { Decide } from '../../desk/ports.ts';
import { type Catalog, componentIn, nameOf, regionIn } from '../../domain/component.ts';
import { setImpact } from '../../domain/impact.ts';
import { aroundOf } from '../../domain/impacts/around.ts';
import { readDegree } from '../../domain/impacts/reading/head.ts';
import { readEnds, type WindowDoubt } from '../../domain/impacts/reading/settle.ts';
import { type DataState, dataStates, degrees } from '../../domain/impacts/record.ts';
import { dataWords } from '../../domain/impacts/words.ts';
import type { Incident } from '../../domain/incident.ts';
import { refuse } from '../../domain/outcome.ts';
import { plain } from '../../domain/said.ts';
import type { House } from '../commands/command.ts';
import { impactSaidBack } from '../commands/impact.ts';
import { timeSentence } from '../commands/impact-in-doubt.ts';
import { choice, form, type Opening, textField } from '../views/forms.ts';
import type { Sent, VerbForm } from './deed.ts';

/** Slack: 100 options in a select, 75 characters in each. */
const most = 100;
const longest = 75;
const unsaid = 'unsaid';

export const impactForm: VerbForm = {
  verb: 'impact',
  does: 'impact_form',
  field: 'component',
  opening: (incident, house) => impactOpening(incident, house),

  async submit(sent, { desk, catalog }) {
    const { by, zone, about, key, value } = sent;
    const component = chosen(value('known'), componentsOf(catalog)) || componentIn(value('component').trim(), catalog);
    if (component === '') return { errors: { component: 'Say what was hit.' } };
    const region = chosen(value('known_region'), catalog.regions) || regionIn(value('region').trim(), catalog);
    const data = dataStates.find((state) => state === value('data')) ?? null;
    let doubt: WindowDoubt | undefined;
    const decide: Decide = (incident, now) => {
      const ends = readEnds(endsIn(sent), zone, aroundOf(incident, now));
      if ('ask' in ends) {
        doubt = ends.ask;
        return refuse('unclear_time', timeSentence(ends.ask));
      }
      const degree = readDegree(value('degree')) ?? 'partial';
      const amount = value('amount').trim() || null;
      const said = { component, region: region || null, degree, ...ends, amount, data, causedBy: null };
      return setImpact(incident, { ...said, said: plain(''), by }, now);
    };
    const outcome = await desk.change({ id: about.incident }, decide, key);
    if (!outcome.ok && doubt) return { errors: { [doubt.end]: timeSentence(doubt) } };
    const isOfTimes = !outcome.ok && ['future', 'unclear_time'].includes(outcome.refusal.code);
    return isOfTimes ? { errors: { to: outcome.refusal.sentence } } : impactSaidBack(outcome, zone);
  },
};

/** The form of an impact: what `sitrep.yml` lists is there to pick, anything else may be written. */
export async function impactOpening(
  { id }: Pick<Incident, 'id'>,
  { catalog }: Pick<House, 'catalog'>,
): Promise<Opening> {
  const other = (words: string, known: readonly string[]) =>
    known.length > 0 ? `${words}, if not in the list` : words;
  const components = componentsOf(catalog);
  const times = 'Such as 17:40, Nov 8 at 09:31 GMT+1, approximately Jul 18, 16:07:21 UTC, or Feb 24.';
  return {
    form: form({
      does: impactForm.does,
      title: `Impact of #${id}`,
      submit: 'Record it',
      about: { incident: id },
      blocks: [
        ...picker('known', 'What was hit', shownIn(catalog)),
        textField('component', other('What was hit', components), { optional: components.length > 0 }),
        ...picker('known_region', 'Where', catalog.regions),
        textField('region', other('Where', catalog.regions), { optional: true }),
        choice(
          'degree',
          'How badly',
          degrees.map((degree) => [degree, degreeWords[degree]] as const),
          'partial',
        ),
        textField('from', 'From', { optional: true, hint: times }),
        textField('to', 'To', { optional: true, hint: 'Left empty while it goes on.' }),
        textField('amount', 'How much', { optional: true, hint: 'Such as 16% of calls, ~1%, up to two hours.' }),
        choice('data', 'Data', dataChoices, unsaid),
      ],
    }),
    instead: `/incident #${id} impact <component> major from 17:40 UTC to 18:20 UTC`,
  };
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

/** What may be picked is named by its place: names are people's, and longer than Slack takes. */
const picker = (name: string, words: string, known: readonly string[]) =>
  known.length === 0
    ? []
    : [
        choice(
          name,
          words,
          known.slice(0, most).map((shown, at) => [String(at), short(shown)] as const),
          '',
          { optional: true },
        ),
      ];

const short = (name: string): string => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);
const chosen = (place: string, known: readonly string[]): string => (place === '' ? '' : (known[Number(place)] ?? ''));

const componentsOf = (catalog: Catalog): string[] => catalog.components.map((component) => nameOf(component, catalog));
const shownIn = ({ components }: Catalog): string[] =>
  components.map(({ group, name }) => (group === null ? name : `${group}: ${name}`));

const endsIn = ({ value }: Sent) => ({
  from: value('from').trim() || null,
  to: openEnded.test(value('to')) ? null : value('to').trim(),
});
const openEnded = /^\s*(?:(?:still\s+)?(?:ongoing|going on)|open|—|-)?\s*$/iu;
