import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import { type ComponentState, type StatusPage, worstOf } from '../../../domain/page/status-page.ts';
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
export const stateOfSeverity: Readonly<Record<PublicIncident['severity'], ComponentState>> = {
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

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
  if (hit.length > 0) return { state, words: overallWords[state], more: hitWords(hit, components) };
  if (open.length === 0) return { state, words: overallWords.operational, more: 'No incident is open.' };
  const worst = worstOf(open.map(({ severity }) => stateOfSeverity[severity]));
  const isWatched = open.every(({ status }) => status === 'monitoring');
  const words = isWatched ? 'A fix is in place, and we are watching it' : 'We are working on an incident';
  return { state: worst, words, more: open.map(({ title }) => title).join(' · ') };
}

/** Named as long as a line can name them. */
const mostNamed = 4;

function hitWords(hit: StatusPage['components'], all: StatusPage['components']): string {
  if (hit.length > mostNamed) return `${hit.length} of ${all.length} components are affected.`;
  const isAlone = (name: string) => all.filter((one) => one.name === name).length === 1;
  const names = hit.map(({ group, name }) => (group === null || isAlone(name) ? name : `${group}: ${name}`));
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} affected.`;
}
