import type { Config } from '../../config.ts';
import { counted } from '../../domain/counted.ts';
import { postgresMigrations } from '../../migrations.ts';
import { explainPostgres, shownPostgres } from '../../postgres-trouble.ts';
import { identitySetting } from '../../slack/identity.ts';
import { walkChain } from '../../store/postgres/chain.ts';
import { type Asks, connect, type Postgres } from '../../store/postgres/connection.ts';
import { schemaOf } from '../../store/postgres/migrate.ts';
import { danglingIn, inDoubt, slackened } from '../../store/postgres/soundness.ts';
import { restoredSetting } from '../../store/restored.ts';
import { type Finding, note, well, wrong } from '../doctor/finding.ts';
import { compareWithSlack, type Recorded } from './at-slack.ts';
import { aboutPointers, readThrough } from './record.ts';

type Tell = (finding: Finding) => void;

/** Reads all of a record in PostgreSQL, beside the bots that write it. `config`: where Slack is asked as well. */
export async function checkOnPostgres(url: string, config: Config | undefined, tell: Tell): Promise<void> {
  let db: Postgres | undefined;
  try {
    db = connect(url, { patience: 0, most: 1 });
    const { isNone, newer, missing } = await schemaOf(db, postgresMigrations);
    if (isNone)
      return tell(wrong('Structure', `${shownPostgres(url)} has no record of Sitrep's: is it the right one?`));
    if (newer.length > 0) {
      return tell(wrong('Schema', `written by a newer Sitrep (${newer.join(', ')}): check it with that one`));
    }
    if (missing.length > 0) {
      return tell(note('Schema', 'of an older Sitrep, so nothing was looked at: the next start brings it up to date'));
    }
    // One moment of it, whatever is written meanwhile.
    await db.transaction(async (tx) => {
      await tx.run('set transaction isolation level repeatable read, read only');
      await lookThrough(tx, shownPostgres(url), tell);
    });
    if (!config) return;
    // Not in that moment: Slack takes its time, and what it shows came after.
    for await (const finding of compareWithSlack(recordedIn(db), config)) tell(finding);
  } catch (error) {
    const words = explainPostgres(error, url);
    if (words === undefined) throw error;
    tell(wrong('Structure', words.replace(/\.$/u, '')));
  } finally {
    await db?.close();
  }
}

async function lookThrough(db: Asks, name: string, tell: Tell): Promise<void> {
  const loose = await slackened(db);
  for (const words of loose) tell(wrong('Structure', words));
  if (loose.length === 0) tell(well('Structure', `${name}: its constraints are in force`));
  const [entries = 0] = await db.pluck<number>('select count(*) from timeline_entry');
  const [incidents = 0] = await db.pluck<number>('select count(*) from incident');
  for await (const finding of readThrough(walkChain(db), { entries, incidents })) tell(finding);
  for (const finding of aboutPointers(await danglingIn(db))) tell(finding);
  await aboutDoubts(db, tell);
}

async function aboutDoubts(db: Asks, tell: Tell): Promise<void> {
  const ids = await inDoubt(db);
  const [restored = ''] = await db.pluck<string>('select value from setting where name = @name', {
    name: restoredSetting,
  });
  if (restored !== '')
    tell(note('Doubts', 'a backup was put back: the next start looks at Slack before it tells anything'));
  if (ids.length > 0) {
    const some = ids.slice(0, 5).map((id) => `#${id}`);
    const more = ids.length > some.length ? ' and others' : '';
    const words = `${counted(ids.length, 'incident')} (${some.join(', ')}${more})`;
    tell(note('Doubts', `what was told last of ${words} is looked for at Slack by the bot that tells the next of it`));
  }
}

const recordedIn = (db: Asks): Recorded => ({
  rooms: () =>
    db.all('select id, channel from incident where channel is not null and channel_loss is null order by id'),
  hashOf: async (id, seq) =>
    (await db.pluck<string>('select hash from timeline_entry where incident_id = @id and seq = @seq', { id, seq }))[0],
  identity: async () =>
    (await db.pluck<string>('select value from setting where name = @name', { name: identitySetting }))[0],
});
