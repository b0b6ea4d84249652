import type { Decide } from '../../desk/ports.ts';
import { type Catalog, componentIn, regionIn } from '../../domain/component.ts';
import { setImpact } from '../../domain/impact.ts';
import { aroundOf } from '../../domain/impacts/around.ts';
import { impactsIn } from '../../domain/impacts/impacts-in.ts';
import { readDegree, readHead } from '../../domain/impacts/reading/head.ts';
import { readEnds, type WindowDoubt } from '../../domain/impacts/reading/settle.ts';
import { dataStates, type Impact } from '../../domain/impacts/record.ts';
import { refuse } from '../../domain/outcome.ts';
import { plain } from '../../domain/said.ts';
import type { House } from '../commands/command.ts';
import { entryNumbered } from '../commands/found.ts';
import { impactSaidBack } from '../commands/impact.ts';
import { timeSentenceInForm } from '../commands/impact-in-doubt.ts';
import { readForm } from '../read-form.ts';
import { isUntouched } from '../views/forms.ts';
import type { FormReply, Sent, VerbForm } from './deed.ts';
import { impactOpening } from './impact-opening.ts';
import { componentsOf, type Fields, fieldsOf, regionsOf } from './impact-shown.ts';
import { readNumber } from './read-at.ts';

export const impactForm: VerbForm = {
  verb: 'impact',
  does: 'impact_form',
  field: 'component',
  lacks: (_, { catalog }, { words }) => 'missing' in readHead(words, catalog),
  opening: impactOpening,

  async submit(sent, { desk, catalog }) {
    const { by, zone, about, key, value } = sent;
    const before = await saidBefore(sent, desk);
    const shown = fieldsOf(before, zone, catalog);
    const isLeft = (field: keyof Fields) => isUntouched(value(field), shown[field]);
    const component = nameMeant('component', sent, shown, componentsOf(catalog), before?.component);
    if (component === '') return { errors: { component: 'Say what was hit.' } };
    const causedBy = readNumber(value('cause')) ?? null;
    if (causedBy === null && value('cause').trim() !== '') {
      return { errors: { cause: 'The number of an entry in the timeline, such as 4.' } };
    }
    const region = nameMeant('region', sent, shown, regionsOf(catalog), before?.region);
    const named = spelt(component, region, catalog);
    // What the form began with was said of another component: left alone, it says nothing of this one.
    const own = before?.component === named.component && before.region === named.region ? before : undefined;
    const said = {
      ...named,
      degree: readDegree(value('degree')) ?? ('partial' as const),
      amount: isLeft('amount') ? (own?.amount ?? null) : value('amount').trim() || null,
      data: dataStates.find((state) => state === value('data')) ?? null,
      causedBy,
      said: isLeft('words') ? plain(own?.words ?? '') : await readForm(value('words'), desk.records),
      by,
    };
    let doubt: WindowDoubt | undefined;
    const decide: Decide = (incident, now) => {
      const read = readEnds(endsIn(sent), zone, aroundOf(incident, now));
      if ('ask' in read) {
        doubt = read.ask;
        return refuse('unclear_time', timeSentenceInForm(read.ask));
      }
      // Shown in words it may have lost its zone or an hour that came twice.
      const from = isLeft('from') ? (before?.from ?? null) : read.from;
      const to = isLeft('to') ? (before?.to ?? null) : read.to;
      return setImpact(incident, { ...said, from, to }, now);
    };
    const outcome = await desk.change({ id: about.incident }, decide, key);
    if (outcome.ok) return impactSaidBack(outcome, zone);
    const { code, sentence } = outcome.refusal;
    return doubt ? { errors: { [doubt.end]: sentence } } : atItsField(code, sentence);
  },
};

/** The impact that the form began with: an entry never changes, whatever was said since. */
async function saidBefore({ about }: Sent, desk: House['desk']): Promise<Impact | undefined> {
  if (about.entry === undefined) return undefined;
  const standing = await entryNumbered({ id: about.incident }, about.entry, desk);
  return standing && impactsIn([standing.first])[0];
}

/** A name from the list or from the field beside it: what was written last counts. */
function nameMeant(
  field: 'component' | 'region',
  { value }: Sent,
  shown: Fields,
  list: readonly string[],
  before: string | null = null,
): string {
  const written = value(field).trim();
  const isLeft = isUntouched(written, shown[field]);
  if (written !== '' && !isLeft) return written;
  const picked = list[Number(value(field === 'component' ? 'known' : 'known_region') || Number.NaN)];
  return picked ?? (written === '' ? '' : (before ?? ''));
}

const spelt = (component: string, region: string, catalog: Catalog) => ({
  component: componentIn(component, catalog),
  region: region === '' ? null : regionIn(region, catalog),
});

const endsIn = ({ value }: Sent) => ({
  from: value('from').trim() || null,
  to: openEnded.test(value('to')) ? null : value('to').trim(),
});
const openEnded = /^\s*(?:(?:still\s+)?(?:ongoing|going on)|open|—|-)?\s*$/iu;

function atItsField(code: string, sentence: string): FormReply {
  if (code === 'no_such_entry') return { errors: { cause: sentence } };
  return { errors: { [['future', 'unclear_time'].includes(code) ? 'to' : 'component']: sentence } };
}
