import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import { type ComponentState, type StatusPage, worstOf } from '../../../domain/page/status-page.ts';
import { capital } from '../../../domain/postmortem/sentence.ts';
import { listed } from '../../../domain/report/affected.ts';

/** How a component does, as people read it. */
export const stateWords: Readonly<Record<ComponentState, string>> = {
  operational: 'Operational',
  degraded_performance: 'Degraded performance',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
};

/** The colour of an incident is that of a component which is as bad. */
export const stateOfSeverity: Readonly<Record<PublicIncident['severity'], ComponentState>> = {
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

/** Whose page it is. */
export const brandOf = ({ name }: Pick<StatusPage, 'name'>): string => (name === null ? 'Status' : `${name} status`);

/** `Major incident`. */
export const severityWords = ({ severity }: PublicIncident): string => `${capital(severity)} incident`;

/** How everything is, in a line that tells it all, and in another that says what is meant. */
export interface Overall {
  readonly state: ComponentState;
  readonly words: string;
  readonly more: string;
}

const overallWords: Readonly<Record<ComponentState, string>> = {
  operational: 'All systems operational',
  degraded_performance: 'Some systems are degraded',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
};

export function overallOf({ components, open }: Pick<StatusPage, 'components' | 'open'>): Overall {
  const hit = components.filter(({ state }) => state !== 'operational');
  const state = worstOf(hit.map((one) => one.state));
  if (hit.length > 0) return { state, words: overallWords[state], more: hitWords(hit, components.length) };
  if (open.length === 0) return { state, words: overallWords.operational, more: 'No incident is open.' };
  const worst = worstOf(open.map(({ severity }) => stateOfSeverity[severity]));
  const isWatched = open.every(({ status }) => status === 'monitoring');
  const words = isWatched ? 'A fix is in place, and we are watching it' : 'We are working on an incident';
  return { state: worst, words, more: open.map(({ title }) => title).join(' · ') };
}

/** Named as long as a line can name them. */
const mostNamed = 4;

function hitWords(hit: StatusPage['components'], all: number): string {
  if (hit.length > mostNamed) return `${hit.length} of ${all} components are affected.`;
  const names = hit.map(({ group, name }) => (group === null ? name : `${group}: ${name}`));
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} affected.`;
}
