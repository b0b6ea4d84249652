import { counted } from '../counted.ts';
import { impactsIn } from '../impacts/impacts-in.ts';
import type { Impact } from '../impacts/record.ts';
import { degrees } from '../impacts/record.ts';
import { showImpactTime } from '../impacts/time.ts';
import { length, nobodyKnows, wholeWindow } from '../impacts/window.ts';
import { hit } from '../impacts/words.ts';
import { isOpen } from '../incident.ts';
import { showDate } from '../show-time.ts';
import { isKind } from '../timeline.ts';
import { beganAt, endedAt } from '../told.ts';
import { detectedAfter, tookWords } from '../took.ts';
import { isLoss, noLoss } from './data.ts';
import { customerActions, noted } from './facts.ts';
import { suffered, whenWords } from './impact-sentence.ts';
import { tenures } from './people.ts';
import type { Material } from './section.ts';
import { brief, joined, quoted, spelled, stopped } from './sentence.ts';

/** The whole story in a paragraph: what, how bad, how long, who led, who was hit, what ended it, and what is left to do. */
export const overview = (material: Material): string =>
  [what(material), led(material), struck(material), why(material), ended(material), data(material), customers(material)]
    .flat()
    .filter((sentence) => sentence !== '')
    .map(stopped)
    .join(' ');

function what(material: Material): string[] {
  const { incident, timeline } = material;
  const { title, severity, mode } = incident;
  const sort = mode === 'test' ? `${severity} drill` : `${severity} incident`;
  const isRetro = mode === 'retro';
  const [first] = timeline;
  const written =
    isRetro && first ? `, written down after the fact by ${first.byName} on ${showDate(first.recordedAt)}` : '';
  return [
    `${quoted(title)} ${isOpen(incident) ? 'is' : 'was'} a ${sort}${written}`,
    ...span(material),
    ...severities(material),
    ...reopenings(material),
  ];
}

function span({ incident, timeline }: Material): string[] {
  const [began, over, took] = [beganAt(incident), endedAt(incident), spelled(tookWords(incident))];
  const who = incident.mode === 'retro' ? 'It began' : `${timeline[0]?.byName ?? ''} declared it`;
  const start = began ? `${who} on ${showImpactTime(began)}` : '';
  if (isOpen(incident)) return [start, `It is still open: its status is ${incident.status}`];
  if (!over) return [start];
  if (took === '') return [`It was over by ${showImpactTime(over)}; how long the response took, nobody recorded`];
  return [`${start === '' ? 'It' : `${start}, and it`} was resolved on ${showImpactTime(over)}, ${took} later`];
}

function severities({ standing }: Material): string[] {
  const changes = standing.flatMap((entry) => (isKind(entry, 'severity') ? [entry.detail] : []));
  const [first] = changes;
  return first ? [`Its severity went from ${[first.from, ...changes.map(({ to }) => to)].join(' to ')}`] : [];
}

function reopenings({ standing }: Material): string[] {
  const times = standing.filter((entry) => isKind(entry, 'reopened')).length;
  return times > 0 ? [`It was reopened ${times === 1 ? 'once' : counted(times, 'time')}`] : [];
}

function led({ standing, incident }: Material): string[] {
  const names = tenures('commander', standing, incident.mode !== 'retro').map(({ name }) => name);
  const [first, ...others] = names.filter((name, place) => name !== names[place - 1]);
  if (first === undefined) return [];
  if (isOpen(incident)) return [`${others.at(-1) ?? first} leads the response`];
  return [`${first} led the response${others.map((name) => `, then ${name}`).join('')}`];
}

/** Who was hit how badly, for how long, and how long it took until somebody knew. */
function struck({ incident, standing }: Material): string[] {
  const hits = impactsIn(standing).filter(({ degree }) => degree !== 'none');
  const window = wholeWindow(hits);
  const words = hits.length === 0 ? noted(standing, 'impact').map((word) => brief(word)) : [];
  const lasted = window ? spelled(length(window)) : '';
  const when = window ? whenWords(window).replace(/ \([^()]*\)$/u, '') : '';
  const detected = spelled(window ? detectedAfter(incident, window.from) : nobodyKnows);
  return [
    when === '' ? '' : `Customers were hit ${lasted === '' ? '' : `for ${lasted}, `}${when}`,
    ...byDegree(hits),
    ...(words.length > 0 ? [`Of the impact people noted: ${words.join('; ')}`] : []),
    detected === '' ? '' : `It was declared ${detected} after the impact began`,
  ];
}

const byDegree = (hits: readonly Impact[]): string[] =>
  degrees.toReversed().flatMap((degree) => {
    const names = hits.filter((impact) => impact.degree === degree).map(sized);
    return degree === 'none' || names.length === 0 ? [] : [`${few(names)} ${suffered[degree]}`];
  });

/** Nobody takes in more names at once; the section of the impact has them all. */
const most = 4;
const few = (names: readonly string[]): string =>
  joined(names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names);

function sized({ component, region, amount }: Impact): string {
  const beside = [region, amount].filter((words) => words !== null);
  return beside.length === 0 ? component : `${component} (${beside.join('; ')})`;
}

const why = ({ standing }: Material): string[] => recorded('The cause, as recorded', noted(standing, 'cause'));

const recorded = (what: string, words: readonly string[]): string[] =>
  words.length === 0 ? [] : [`${what}: ${words.map((word) => brief(word)).join('; ')}`];

/** The fix as somebody noted it; else what was said on resolving, or with the step to monitoring. */
function ended({ standing }: Material): string[] {
  const fixes = noted(standing, 'resolution');
  if (fixes.length > 0) return recorded('What ended it, as recorded', fixes);
  const last = standing.findLast(
    (entry) => isKind(entry, 'resolved') || (isKind(entry, 'update') && entry.detail.to === 'monitoring'),
  );
  if (!last || last.text === '') return [];
  const when = isKind(last, 'resolved') ? 'On resolving it' : 'When the watch over it began';
  return [`${when}, ${last.byName} wrote: ${quoted(last.text)}`];
}

function data({ standing }: Material): string[] {
  const hits = impactsIn(standing).filter(({ degree }) => degree !== 'none');
  const of = (states: ReadonlyArray<Impact['data']>) => hits.filter((one) => states.includes(one.data)).map(hit);
  const lost = hits.some(isLoss) ? [of(['lost']), of(['partial'])] : [];
  const kept = { delayed: of(['delayed']), queued: of(['queued']), backfilled: of(['backfilled']) };
  const [gone = [], part = []] = lost;
  const late = Object.entries(kept).flatMap(([state, names]) =>
    names.length > 0 ? [`Data was ${state}: ${few(names)}`] : [],
  );
  return [
    noLoss(hits, standing).replace(/ \([^()]*\)\.$/u, '.'),
    gone.length > 0 ? `Data was lost: ${few(gone)}` : '',
    part.length > 0 ? `Data was lost in part: ${few(part)}` : '',
    ...late,
  ];
}

function customers({ standing }: Material): string[] {
  const [first, ...others] = customerActions(standing);
  if (first === undefined) return [];
  if (first.startsWith('None:')) return ['No action is required of customers'];
  return [`Customers must act: ${[first, ...others].map((word) => brief(word)).join('; ')}`];
}
