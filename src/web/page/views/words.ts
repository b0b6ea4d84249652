import { type Overall, overallOf } from '../../../domain/page/overall.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { ComponentState, StatusPage } from '../../../domain/page/status-page.ts';
import { capital } from '../../../domain/postmortem/sentence.ts';
import { inBrackets, listed } from '../../../domain/report/affected.ts';

/** How a component does, as people read it. */
export const stateWords: Readonly<Record<ComponentState, string>> = {
  operational: 'Operational',
  degraded_performance: 'Degraded performance',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
};

/** The colour of an incident is that of a component which is as bad. */
const stateOfSeverity: Readonly<Record<PublicIncident['severity'], ComponentState>> = {
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

/** As bad as it is while it goes on; over, it is no trouble to anybody. */
export const stateOfIncident = ({ status, severity }: PublicIncident): ComponentState =>
  status === 'resolved' ? 'operational' : stateOfSeverity[severity];

/** Whose page it is. */
export const brandOf = ({ name }: Pick<StatusPage, 'name'>): string => (name === null ? 'Status' : `${name} status`);

/** `Major incident`. */
export const severityWords = ({ severity }: PublicIncident): string => `${capital(severity)} incident`;

/** What it hit, as far as a line can name it; empty where nobody said. */
export function affectedWords({ affected }: PublicIncident): string {
  const names = affected.reduce((sum, group) => sum + group.names.length, 0);
  return names > mostListed ? `${names} components` : listed(affected.map(inBrackets));
}

const mostListed = 8;

/** How everything is, in a line that tells it all, and in another that says what is meant. */
export interface HowItIs {
  readonly state: ComponentState;
  readonly words: string;
  readonly more: string;
}

const stateOfIndicator: Readonly<Record<Overall['indicator'], ComponentState>> = {
  none: 'operational',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

/** What programs read of it too, in a sentence's letters. */
export function howItIs(page: Pick<StatusPage, 'components' | 'open'>): HowItIs {
  const { indicator, description } = overallOf(page);
  return { state: stateOfIndicator[indicator], words: capital(description.toLowerCase()), more: moreOf(page) };
}

function moreOf({ components, open }: Pick<StatusPage, 'components' | 'open'>): string {
  const hit = components.filter(({ state }) => state !== 'operational');
  if (hit.length > 0) return hitWords(hit, components);
  if (open.length === 0) return 'No incident is open.';
  const isWatched = open.every(({ status }) => status === 'monitoring');
  return isWatched ? 'A fix is in place, and we are watching it.' : 'We are working on it.';
}

/** Named as long as a line can name them. */
const mostNamed = 4;

function hitWords(hit: StatusPage['components'], all: StatusPage['components']): string {
  if (hit.length > mostNamed) return `${hit.length} of ${all.length} components are affected.`;
  const isAlone = (name: string) => all.filter((one) => one.name === name).length === 1;
  const names = hit.map(({ group, name }) => (group === null || isAlone(name) ? name : `${group}: ${name}`));
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} affected.`;
}
