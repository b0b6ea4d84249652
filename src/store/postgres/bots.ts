import type { Asks } from './connection.ts';

/** How many bots are there now. */
export async function botsAtWork(db: Asks): Promise<number> {
  const [bots = 0] = await db.pluck<number>('select count(*) from replica where is_there(fence)');
  return bots;
}
