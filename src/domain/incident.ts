import type { Role, Roles } from './role.ts';
import type { Severity } from './severity.ts';
import type { Status } from './status.ts';

/** The system itself, as the author of a timeline entry. */
export const bot = 'sitrep';

/** Why a channel no longer hears us: a person archived or deleted it, or took the bot out. */
export type ChannelLoss = 'archived' | 'deleted' | 'left';

/**
 * When everybody hears the next update. `cadence`: by severity; `promise`: somebody said so; `event`: when something
 * happens; `none`: nobody waits, and somebody said why.
 */
export interface NextUpdate {
  readonly by: 'cadence' | 'promise' | 'event' | 'none';
  readonly due: Date | null;
  /** The words of the event, or the reason why there is none. */
  readonly words: string;
  readonly reminded: boolean;
}

export interface Incident {
  readonly id: number;
  readonly teamId: string;
  readonly title: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly roles: Roles;
  readonly declaredBy: string;
  readonly declaredAt: Date;
  readonly resolvedAt: Date | null;
  readonly channel: string | null;
  readonly channelName: string | null;
  readonly channelLoss: ChannelLoss | null;
  readonly next: NextUpdate;
  /** The `seq` of its newest timeline entry. */
  readonly version: number;
}

export const isOpen = (incident: Incident): boolean => incident.status !== 'resolved';

export const holderOf = (incident: Incident, role: Role): string | undefined => incident.roles[role];

/** Nobody took command: then whoever declared it answers for it. */
export const commanderOf = (incident: Incident): string => incident.roles.commander ?? incident.declaredBy;

/** Nothing is owed: of an incident that is over. */
export const nothingDue: NextUpdate = { by: 'none', due: null, words: '', reminded: false };
