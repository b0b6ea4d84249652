import { folded } from '../../domain/component.ts';
import type { BygoneHit } from '../../domain/history/bygone.ts';
import { type Degree, degrees } from '../../domain/impacts/record.ts';
import type { Severity } from '../../domain/severity.ts';
import { type Fields, listAt, textAt, timeAt } from './fields.ts';
import { wordsOf } from './words.ts';

/** Statuspage: the statuses of a component. `operational` and `under_maintenance` are no trouble. */
const degreeOf: Readonly<Record<string, Degree>> = {
  degraded_performance: 'minor',
  partial_outage: 'partial',
  major_outage: 'major',
};
/** Where nothing is known but that it belongs to the incident. */
const usually: Readonly<Record<Severity, Degree>> = { sev1: 'major', sev2: 'partial', sev3: 'minor', sev4: 'none' };

interface Seen {
  readonly at: Date;
  readonly degree: Degree | null;
}

interface Whole {
  readonly key: string;
  readonly severity: Severity;
  readonly from: Date;
  readonly to: Date;
}

/**
 * What an incident hit: each component from its first trouble to the last, as badly as it ever was. One of which the
 * updates tell no change was hit from beginning to end.
 */
export function hitsOf(from: Fields, whole: Whole): BygoneHit[] {
  const named = new Map(listAt(from, 'components').map((one) => [textAt(one, 'id'), wordsOf(textAt(one, 'name'))]));
  const changes = changesIn(from, named, whole);
  for (const [code, name] of named) if (!changes.has(code)) changes.set(code, { name, seen: [] });
  const hits = [...changes].flatMap(([code, { name, seen }]) => {
    const span = name === '' ? null : spanOf(seen, whole);
    return span ? [{ key: `${whole.key} hit ${code}`, component: name, ...span }] : [];
  });
  // Of one name there is one.
  return hits.filter(({ component }, place) => place === hits.findIndex((one) => isSame(one.component, component)));
}

const isSame = (one: string, other: string): boolean => folded(one) === folded(other);

function changesIn(from: Fields, named: ReadonlyMap<string, string>, { to }: Whole) {
  const changes = new Map<string, { name: string; seen: Seen[] }>();
  for (const update of listAt(from, 'incident_updates')) {
    const at = timeAt(update, 'display_at') ?? timeAt(update, 'created_at');
    if (!at || at > to) continue;
    for (const one of listAt(update, 'affected_components')) {
      const status = textAt(one, 'new_status');
      const code = textAt(one, 'code');
      if (status === '' || code === '') continue;
      const known = changes.get(code) ?? { name: named.get(code) ?? wordsOf(textAt(one, 'name')), seen: [] };
      known.seen.push({ at, degree: degreeOf[status] ?? null });
      changes.set(code, known);
    }
  }
  return changes;
}

function spanOf(seen: readonly Seen[], whole: Whole): Pick<BygoneHit, 'degree' | 'from' | 'to'> | null {
  const { from, to } = whole;
  if (seen.length === 0) return { degree: usually[whole.severity], from, to };
  const inOrder = seen.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const troubles = inOrder.filter(({ degree }) => degree !== null);
  const [first, last] = [troubles[0], troubles.at(-1)];
  if (!first || !last) return null;
  const worst = troubles.reduce((most, { degree }) => Math.max(most, degrees.indexOf(degree as Degree)), 0);
  const over = inOrder.find(({ at, degree }) => degree === null && at > last.at);
  return { degree: degrees[worst] as Degree, from: first.at, to: over?.at ?? to };
}
