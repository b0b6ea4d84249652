import type { WebClient } from '@slack/web-api';
import type { Draw } from '../../desk/pictures.ts';
import type { Log, WholeDesk } from '../../desk/ports.ts';
import type { Broadcast } from '../../domain/broadcast.ts';
import type { Announcements } from '../announcements.ts';
import type { IdentityKeeper } from '../identity.ts';
import type { Openings } from '../openings.ts';

/** What the followers share. */
export interface Context {
  readonly client: WebClient;
  readonly desk: WholeDesk;
  readonly log: Log;
  readonly identity: IdentityKeeper;
  readonly announcements: Announcements;
  readonly openings: Openings;
  /** Of what the whole announcements channel hears. */
  readonly broadcasts: readonly Broadcast[];
  /** User ids invited to every incident, from `sitrep.yml`. */
  readonly responders: readonly string[];
  readonly draw: Draw;
}
