import { type Author, type Change, step, type When } from './change.ts';
import { type Impact, isOfTheSame } from './impacts/record.ts';
import { showImpactTime, written } from './impacts/time.ts';
import { isReversed } from './impacts/window.ts';
import { typed } from './impacts/words.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Said } from './said.ts';

/** What was hit, where, how badly and when; also said of an incident that is over. */
export interface NewImpact extends Omit<Impact, 'seq' | 'words' | 'replacedIn'> {
  readonly said: Said;
  readonly by: Author;
  /** When it was said, where that was earlier. */
  readonly at?: When | undefined;
}

/** Writes an impact down. One of the same component and region replaces the one before; both stay in the timeline. */
export function setImpact(incident: Incident, { said, by, at, ...wanted }: NewImpact, now: Date): Outcome<Change> {
  const refusal = whyNot(incident, wanted, now);
  if (refusal) return refusal;
  const seq = incident.version + 1;
  const impact: Impact = { ...wanted, seq, words: said.text, replacedIn: null };
  const replaced = incident.impacts
    .filter((other) => isOfTheSame(other, impact))
    .map((other) => ({ ...other, replacedIn: seq }));
  const impacts = [...incident.impacts.filter((other) => !isOfTheSame(other, impact)), impact];
  const { component, region, degree, from, to, amount, data, causedBy } = impact;
  const ends = { from: written(from), to: written(to) };
  const detail = { component, region, degree, ...ends, amount, data, causedBy, replaces: replaced[0]?.seq ?? null };
  return done(
    step(incident, { impacts }, { kind: 'impact', by, said, detail, now, at }, { impacts: [...replaced, impact] }),
  );
}

function whyNot({ id, version }: Incident, wanted: Omit<NewImpact, 'said' | 'by' | 'at'>, now: Date) {
  const { component, degree, from, to, causedBy } = wanted;
  if (component === '') {
    return refuse('empty_text', 'Say what was hit.', `/incident #${id} impact <component> major`);
  }
  const line = `/incident #${id} impact ${typed(wanted)} ${degree}`;
  if ((from && from.at > now) || (to && to.at > now)) {
    return refuse('future', 'An impact is about what has happened.', `${line} from 20m ago`);
  }
  if (from && to && isReversed({ from, to })) {
    const other = `${line} from ${showImpactTime(to)} to ${showImpactTime(from)}`;
    return refuse('unclear_time', 'The impact would end before it begins.', other);
  }
  if (causedBy !== null && (causedBy < 1 || causedBy > version)) {
    return refuse('no_such_entry', `#${id} has no entry ${causedBy}.`, `/incident #${id} timeline`);
  }
  return undefined;
}
