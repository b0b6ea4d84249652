import { join } from 'node:path';
import { databaseOf } from '../config.ts';
import { counted } from '../domain/counted.ts';
import type { WholeRecord } from '../domain/export/record.ts';
import type { RecordReader } from '../store/reader.ts';
import { type Asked, exportAsked, typedIn } from './export/asked.ts';
import { createProgress } from './export/progress.ts';
import { openRecord } from './export/record.ts';
import { exportReport } from './export/report.ts';
import { alreadyThere, failed } from './export/said.ts';
import { inTheWay, targets, write } from './export/write.ts';
import { refuse, wrongUsage } from './keeping/said.ts';

/**
 * Writes incidents down from the database, or the report of one for customers, whether or not a bot is running. Returns
 * the exit code.
 */
export async function exportRecords(args: readonly string[], env: NodeJS.ProcessEnv, now: Date): Promise<number> {
  if (typedIn(args).words.includes('report')) return exportReport(args, env);
  const where = databaseOf(env);
  const asked = exportAsked(args, join(where.dataDir, 'exports'), now);
  if (typeof asked === 'string') return refuse(asked, wrongUsage);
  const record = await openRecord(where);
  if (typeof record === 'string') return refuse(record);
  try {
    return await run(asked, record.reader, now);
  } catch (error) {
    return failed(error as Error & { code?: string });
  } finally {
    await record.close();
  }
}

async function run(asked: Asked, reader: RecordReader, now: Date): Promise<number> {
  const known = await reader.ids(asked.period);
  if (asked.id !== undefined && !known.includes(asked.id)) return refuse(`There is no incident ${asked.id}.`);
  const ids = asked.id === undefined ? known : [asked.id];
  const taken = asked.force ? [] : inTheWay(targets(asked, ids));
  if (taken.length > 0) return refuse(alreadyThere(taken));
  const progress = createProgress(ids.length, process.stderr);
  let entries = 0;
  async function* wholes(): AsyncGenerator<WholeRecord> {
    for (const id of ids) {
      const record = await reader.whole(id);
      if (record) yield record;
      entries += record?.timeline.length ?? 0;
      progress.step();
    }
  }
  try {
    await write(asked, { wholes: wholes(), now });
  } finally {
    progress.end();
  }
  const where = asked.out.kind === 'stdout' ? 'standard output' : asked.out.path;
  say(`✓ ${counted(ids.length, 'incident')}, ${counted(entries, 'entry', 'entries')}: ${where}`, asked);
  return 0;
}

const say = (words: string, { out }: Asked): void =>
  void (out.kind === 'stdout' ? process.stderr : process.stdout).write(`${words}\n`);
