import { dirname, join } from 'node:path';
import { databaseOf, pageOf, WrongConfig } from '../../config.ts';
import { makeDataFolder } from '../../data-folder.ts';
import { doubtsAbout } from '../../domain/report/doubts.ts';
import { written } from '../../domain/report/layouts.ts';
import { reportOf, whyNoReport } from '../../domain/report/report.ts';
import type { RecordReader } from '../../store/reader.ts';
import { refuse, wrongUsage } from '../keeping/said.ts';
import { openRecord } from './record.ts';
import { type AskedReport, reportAsked } from './report-asked.ts';
import { alreadyThere, failed } from './said.ts';
import { inTheWay, toFile } from './write.ts';

/** Writes down what customers read of one incident. Returns the exit code. */
export async function exportReport(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const where = databaseOf(env);
  const asked = reportAsked(args, join(where.dataDir, 'exports'));
  if (typeof asked === 'string') return refuse(asked, wrongUsage);
  const page = settings(env);
  if (typeof page === 'string') return refuse(page);
  const record = await openRecord(where);
  if (typeof record === 'string') return refuse(record);
  try {
    return await run(asked, page, record.reader);
  } catch (error) {
    return failed(error as Error & { code?: string });
  } finally {
    await record.close();
  }
}

type Settings = ReturnType<typeof pageOf>;

function settings(env: NodeJS.ProcessEnv): Settings | string {
  try {
    return pageOf(env);
  } catch (error) {
    if (!(error instanceof WrongConfig)) throw error;
    return `Put the settings right first: ${error.message}.`;
  }
}

async function run(
  asked: AskedReport,
  { catalog, pageName, pageZone }: Settings,
  reader: RecordReader,
): Promise<number> {
  const { id, layout, hand, link, path } = asked;
  const record = (await reader.ids()).includes(id) ? await reader.whole(id) : undefined;
  if (!record) return refuse(`There is no incident ${id}.`);
  const why = whyNoReport(record.incident);
  if (why !== undefined) return refuse(why);
  if (link !== null && record.incident.published === 0) {
    return refuse(
      `No postmortem of #${id} is published, so there is none to link: /incident #${id} publish, or leave out --link.`,
    );
  }
  const report = reportOf(record, { name: asked.page ?? pageName, zone: pageZone, catalog, link });
  const text = written(report, layout, hand);
  const doubts = doubtsAbout(report).map((doubt) => `Before it goes out: ${doubt}\n`);
  const said = `✓ #${id}, ${layout}: ${path ?? 'standard output'}\n`;
  if (path === null) {
    process.stdout.write(text);
    process.stderr.write(said + doubts.join(''));
    return 0;
  }
  const taken = asked.force ? [] : inTheWay([path]);
  if (taken.length > 0) return refuse(alreadyThere(taken));
  makeDataFolder(dirname(path));
  await toFile(path, [text]);
  process.stdout.write(said);
  process.stderr.write(doubts.join(''));
  return 0;
}
