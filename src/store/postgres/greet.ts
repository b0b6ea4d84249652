import { RecordAway } from '../../desk/ports.ts';
import { connect } from './connection.ts';
import { isPassing } from './faults.ts';
import { refusePooler } from './pooler.ts';
import { lookAtServer, refuseServer, type Server } from './server.ts';

/**
 * Knocks once, and asks PostgreSQL what it is. Throws `RefusedRecord` where no record can lie on it, `RecordAway` where
 * nobody answers.
 */
export async function greet(url: string): Promise<Server> {
  try {
    // First: what is prepared below would be another's as well.
    await refusePooler(url);
  } catch (cause) {
    throw isPassing(cause) ? new RecordAway('PostgreSQL does not answer', { cause }) : cause;
  }
  const db = connect(url, { patience: 0, most: 1 });
  try {
    const server = await lookAtServer(db);
    refuseServer(server);
    return server;
  } finally {
    await db.close();
  }
}
