import { counted } from '../../domain/counted.ts';
import { shownPostgres } from '../../postgres-trouble.ts';
import { openPostgresRecord, whyNotRead } from '../postgres-record.ts';
import { refuse, say } from './said.ts';

const more = 'docs/backups.md#postgresql says how';

/** Backups of a PostgreSQL are made where it is. */
export const noBackupHere = (url: string): number =>
  refuse(
    `The record lies in PostgreSQL (${shownPostgres(url)}): back it up with pg_dump, or with the snapshots of its service; ${more}.`,
  );

/** What was put back with PostgreSQL's own tools is marked here. Returns the exit code. */
export async function markOnPostgres(url: string, isMark: boolean, now: Date): Promise<number> {
  if (!isMark) {
    return refuse(
      `The record lies in PostgreSQL (${shownPostgres(url)}): put its backup back with pg_restore, or with the snapshots of its service, then type npx sitrep restore --mark before the bots start; ${more}.`,
    );
  }
  const { markRestored } = await import('../../store/postgres/restored.ts');
  const store = await openPostgresRecord(url);
  if (typeof store === 'string') return refuse(store);
  try {
    const bots = await markRestored(store.db, now);
    if (bots > 0) {
      const them = bots === 1 ? 'it' : 'them';
      return refuse(
        `${counted(bots, 'bot')} ${bots === 1 ? 'is' : 'are'} at work on it: stop ${them}, then type this again.`,
      );
    }
    say('✓ Marked: whichever bot starts next looks at Slack first, so that nothing is told twice');
    say('– Start Sitrep; npx sitrep check --slack then says what Slack shows and this record does not have');
    return 0;
  } catch (error) {
    return refuse(whyNotRead(error, url));
  } finally {
    await store.close();
  }
}
