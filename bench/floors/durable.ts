import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { openDoors } from './doors.ts';

/** Far enough ahead that nothing rings while it is measured. Milliseconds. */
const later = 3_600_000;

/**
 * The durable floor: one row on disk as safely as ours, the acknowledgement, one delayed job. Whoever promises that
 * what is acknowledged is kept cannot do with less.
 */
const db = new Database(join(process.env['DATA_DIR'] ?? '.', 'floor.db'));
db.pragma('journal_mode = wal');
db.pragma('synchronous = full');
db.exec('create table if not exists line (id integer primary key, at text, author text, text text) strict');
const insert = db.prepare('insert into line (at, author, text) values (?, ?, ?)');
const connection = new Redis(process.env['REDIS_URL'] ?? '', { maxRetriesPerRequest: null });
const queue = new Queue('floor', { connection });

await openDoors((app) => {
  app.command('/incident', async ({ command, ack }) => {
    const { lastInsertRowid } = insert.run(new Date().toISOString(), command.user_id, command.text);
    await ack({ response_type: 'ephemeral', text: `✅ ${command.text}` });
    await queue.add('line', { id: Number(lastInsertRowid) }, { delay: later, removeOnComplete: true });
  });
});
