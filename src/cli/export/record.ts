import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import { migrations, postgresMigrations } from '../../migrations.ts';
import type { RecordReader } from '../../store/reader.ts';
import { sqliteReader } from '../../store/sqlite/reader.ts';
import { isOurs, schemaOf } from '../../store/sqlite/soundness.ts';
import { openUndisturbed } from '../doctor/undisturbed.ts';
import { notOurs, whyNotRead } from '../postgres-record.ts';

interface Opened {
  readonly reader: RecordReader;
  close(): unknown;
}

/** The record, to be read beside a bot that may be running; or one sentence about why it cannot be. */
export async function openRecord(where: Pick<Config, 'databasePath' | 'databaseUrl'>): Promise<Opened | string> {
  return where.databaseUrl === undefined ? openFile(where.databasePath) : openPostgresRecord(where.databaseUrl);
}

async function openPostgresRecord(url: string): Promise<Opened | string> {
  const { connect } = await import('../../store/postgres/connection.ts');
  const { isCurrent } = await import('../../store/postgres/migrate.ts');
  const { postgresReader } = await import('../../store/postgres/reader.ts');
  const db = connect(url, { patience: 3000, most: 1 });
  try {
    if (await isCurrent(db, postgresMigrations)) return { reader: postgresReader(db), close: db.close };
    await db.close();
    return notOurs;
  } catch (cause) {
    await db.close();
    return whyNotRead(cause, url);
  }
}

function openFile(path: string): Opened | string {
  if (!existsSync(path)) return `There is no record at ${path}: set DATA_DIR to the folder of sitrep.db.`;
  try {
    const { db, close } = openUndisturbed(path);
    const wrong = whatIsWrong(path, db);
    if (wrong === undefined) return { reader: sqliteReader(db), close };
    close();
    return wrong;
  } catch (error) {
    return `${path} cannot be read (${(error as Error).message}): npx sitrep doctor says more.`;
  }
}

function whatIsWrong(path: string, db: Parameters<typeof isOurs>[0]): string | undefined {
  if (!isOurs(db)) return `${path} is not a Sitrep database: set DATA_DIR to the folder of sitrep.db.`;
  const { newer, missing } = schemaOf(db, migrations);
  if (newer.length > 0) return `${path} was written by a newer Sitrep (${newer.join(', ')}): export with that one.`;
  if (missing.length > 0)
    return `${path} is of an older Sitrep: start this one on it once, which brings it up to date.`;
  return undefined;
}
