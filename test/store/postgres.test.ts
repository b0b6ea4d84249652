import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { createDatabase, type TestDatabase } from '../postgres/database.ts';
import { storeContract } from './contract.ts';
import { figuresContract } from './contract-figures.ts';
import { homeContract } from './contract-home.ts';
import { impactContract } from './contract-impact.ts';
import { ledgerContract } from './contract-ledger.ts';
import { papersContract } from './contract-papers.ts';
import { privateContract } from './contract-private.ts';
import { readingContract } from './contract-reading.ts';

const migrations = join(__dirname, '../../db/postgres');

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createDatabase();
  const first = await openPostgresStore(database.url, { migrations });
  await first.close();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Emptied: a database of its own for each test would take as long as the test. */
async function open() {
  const { rows } = await client.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration'",
  );
  await client.query(`truncate ${rows.map(({ tablename }) => tablename).join(', ')}`);
  return openPostgresStore(database.url, { migrations });
}

storeContract('PostgreSQL', open);
figuresContract('PostgreSQL', open);
homeContract('PostgreSQL', open);
impactContract('PostgreSQL', open);
ledgerContract('PostgreSQL', open);
papersContract('PostgreSQL', open);
privateContract('PostgreSQL', open);
readingContract('PostgreSQL', open);
