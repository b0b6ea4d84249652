import type { ActionItem } from './action-item.ts';
import type { Impact } from './impacts/record.ts';
import type { Exactness } from './impacts/time.ts';
import type { Link } from './links.ts';
import type { Mode } from './mode.ts';
import type { NextUpdate } from './next.ts';
import type { PromiseRecord } from './promises/record.ts';
import type { Role, Roles } from './role.ts';
import type { Severity } from './severity.ts';
import type { Status } from './status.ts';

/** The system itself, as the author of a timeline entry. */
export const bot = 'sitrep';

/** Why a channel no longer hears us: a person archived or deleted it, or took the bot out. */
export type ChannelLoss = 'archived' | 'deleted' | 'left';

export interface Incident {
  readonly id: number;
  readonly teamId: string;
  readonly title: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly mode: Mode;
  /** Only those who are inside see anything of it: see `Records`. */
  readonly isPrivate: boolean;
  readonly roles: Roles;
  readonly declaredBy: string;
  readonly declaredAt: Date;
  readonly resolvedAt: Date | null;
  /** How exactly these two were told; null where Sitrep was there. */
  readonly declaredTold: Exactness | null;
  readonly resolvedTold: Exactness | null;
  /** How often its postmortem went out, and when it last did; null where it never has. */
  readonly published: number;
  readonly publishedAt: Date | null;
  readonly publishedTold: Exactness | null;
  /** What the status page calls it; null while it is internal. */
  readonly pageTitle: string | null;
  readonly channel: string | null;
  readonly channelName: string | null;
  readonly channelLoss: ChannelLoss | null;
  readonly next: NextUpdate;
  /** When its channel is put away, once it is over; null where nobody does. */
  readonly archiveAt: Date | null;
  /** Of a drill: it is there for nobody any more. */
  readonly deletedAt: Date | null;
  /** What it belongs together with, as it stands, in the order it was said. */
  readonly links: readonly Link[];
  /** The promises nobody has kept yet, oldest first. */
  readonly promises: readonly PromiseRecord[];
  /** How many promises were ever made: the number of the newest. */
  readonly promised: number;
  /** What nobody has done yet, oldest first. */
  readonly actions: readonly ActionItem[];
  /** What was hit and what was not, as it stands, oldest first. */
  readonly impacts: readonly Impact[];
  /** The newest entry that was brought in from elsewhere: nobody is told of what stands up to it. 0: none was. */
  readonly imported: number;
  /** The `seq` of its newest timeline entry. */
  readonly version: number;
}

export const isOpen = (incident: Pick<Incident, 'status'>): boolean => incident.status !== 'resolved';

export const holderOf = (incident: Incident, role: Role): string | undefined => incident.roles[role];

/** Nobody took command: then whoever declared it answers for it. */
export const commanderOf = (incident: Pick<Incident, 'roles' | 'declaredBy'>): string =>
  incident.roles.commander ?? incident.declaredBy;

/** Nobody can write in its channel any more. Where people only took Sitrep out, they can. */
export const isGone = ({ channelLoss }: Pick<Incident, 'channelLoss'>): boolean =>
  channelLoss === 'archived' || channelLoss === 'deleted';
