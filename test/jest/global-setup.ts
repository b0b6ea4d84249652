import { type ManagedRedis, startRedis } from '../../src/alarms/redis-server.ts';
import { postgresMigrations } from '../../src/migrations.ts';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { blank } from '../postgres/database.ts';
import { type PostgresServer, startPostgres } from '../postgres/server.ts';
import { makeQuickFolder } from './quick-folder.ts';

declare global {
  var suiteRedis: ManagedRedis | undefined;
  var suitePostgres: PostgresServer | undefined;
  var suiteFolder: string | undefined;
}

/** A quick temp folder, and the one real Redis and PostgreSQL of the suite: they go when Jest goes, however Jest goes. */
export default async function startSuite(): Promise<void> {
  globalThis.suiteFolder = makeQuickFolder();
  if (globalThis.suiteFolder) process.env['TMPDIR'] = globalThis.suiteFolder;
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  if (!redis) return missing('redis-server');
  if (!postgres) return missing('PostgreSQL');
  globalThis.suiteRedis = redis;
  globalThis.suitePostgres = postgres;
  process.env['TEST_REDIS_URL'] = redis.url;
  process.env['TEST_POSTGRES_URL'] = postgres.urlOf('postgres');
  await postgres.create({ name: blank });
  await (await openPostgresStore(postgres.urlOf(blank), { migrations: postgresMigrations })).close();
}

/** Not thrown: Jest would wrap the one sentence that helps into a stack trace. */
function missing(what: string): never {
  console.error(`The tests need ${what}, and there is none on this machine: run bin/setup, or install it.`);
  process.exit(1);
}
