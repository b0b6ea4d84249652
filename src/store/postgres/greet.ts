import { connect } from './connection.ts';
import { lookAtServer, refuseServer, type Server } from './server.ts';

/**
 * Knocks once, and asks PostgreSQL what it is. Throws `RefusedRecord` where no record can lie on it, `RecordAway` where
 * nobody answers.
 */
export async function greet(url: string): Promise<Server> {
  const db = connect(url, { patience: 0, most: 1 });
  try {
    const server = await lookAtServer(db);
    refuseServer(server);
    return server;
  } finally {
    await db.close();
  }
}
