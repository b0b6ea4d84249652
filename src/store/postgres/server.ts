import type { Asks } from './connection.ts';
import { RefusedRecord, Standby } from './refused-record.ts';

/** What a PostgreSQL says of itself. */
export interface Server {
  readonly version: string;
  readonly number: number;
  /** It follows another one, or was told to take nothing: what is written is refused. */
  readonly readOnly: boolean;
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
  /** What a session has that does not say otherwise; ours do. */
  readonly synchronousCommit: string;
}

/** BullMQ 6 needs it as well. */
const oldest = 13;

export async function lookAtServer(db: Asks): Promise<Server> {
  const server = await db.get<Server>(`
    select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
      pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as "readOnly",
      current_setting('fsync') = 'on' as fsync, current_setting('full_page_writes') = 'on' as "fullPageWrites",
      (select reset_val from pg_settings where name = 'synchronous_commit') as "synchronousCommit"`);
  return server as Server;
}

/** Throws `RefusedRecord` for one on which no record can lie, and `Standby` for one that may take it in a moment. */
export function refuseServer({ version, number, readOnly }: Server): void {
  if (number < oldest * 10_000) {
    throw new RefusedRecord(`PostgreSQL ${version} is too old: Sitrep needs ${oldest} or newer.`);
  }
  if (readOnly) {
    throw new Standby('This PostgreSQL is read-only, a standby perhaps: let DATABASE_URL name the primary.');
  }
}

/** What is acknowledged may be lost when the machine goes down: in words, with what to do. */
export function risksOf({ fsync, fullPageWrites }: Server): string[] {
  const off = [...(fsync ? [] : ['fsync']), ...(fullPageWrites ? [] : ['full_page_writes'])];
  if (off.length === 0) return [];
  const said = `PostgreSQL runs with ${off.map((name) => `${name}=off`).join(' and ')}`;
  return [`${said}: what is on record may be lost when its machine goes down; turn that on there`];
}
