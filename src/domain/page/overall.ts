import type { PublicIncident } from './public-incident.ts';
import { type ComponentState, type StatusPage, worstOf } from './status-page.ts';

const indicators = ['none', 'minor', 'major', 'critical'] as const;

/** How the product does as a whole, in the words of the pages people know. */
export interface Overall {
  readonly indicator: (typeof indicators)[number];
  readonly description: string;
}

const well: Overall = { indicator: 'none', description: 'All Systems Operational' };
const down: Overall = { indicator: 'critical', description: 'Major System Outage' };
const partlyDown: Overall = { indicator: 'major', description: 'Partial System Outage' };
const minorOutage: Overall = { indicator: 'minor', description: 'Minor Service Outage' };

/**
 * Where every component is in its state, and where some are.
 * Statuspage: "Top-level status and incident impact calculations".
 */
const saidOf: Readonly<Record<ComponentState, { readonly all: Overall; readonly some: Overall }>> = {
  operational: { all: well, some: well },
  degraded_performance: {
    all: { indicator: 'minor', description: 'Degraded System Service' },
    some: { indicator: 'minor', description: 'Partially Degraded Service' },
  },
  partial_outage: { all: partlyDown, some: minorOutage },
  major_outage: { all: down, some: partlyDown },
};

const bySeverity: Readonly<Record<PublicIncident['severity'], Overall>> = {
  critical: down,
  major: partlyDown,
  minor: minorOutage,
};

/** The components say it. An incident that goes on and hit none of them says it by its severity. */
export function overallOf({ components, open }: Pick<StatusPage, 'components' | 'open'>): Overall {
  const states = components.map(({ state }) => state);
  const worst = worstOf(states);
  const byComponents = saidOf[worst][states.every((state) => state === worst) ? 'all' : 'some'];
  const others = open.filter(({ hits }) => hits.length === 0).map(({ severity }) => bySeverity[severity]);
  return [byComponents, ...others].reduce((most, one) => (badness(one) > badness(most) ? one : most));
}

const badness = ({ indicator }: Overall): number => indicators.indexOf(indicator);
