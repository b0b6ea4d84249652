import { isOnPostgres } from '../../postgres/database.ts';
import { ofTheBot } from './bot.ts';
import { ofTheClock } from './clock.ts';
import { ofTheDisk } from './disk.ts';
import type { Kind } from './disturbance.ts';
import { ofRedis } from './redis.ts';
import { refusedBySlack } from './refusals.ts';
import { ofSlack } from './slack.ts';

/** Everything that can go wrong, by how often it is to. */
export const kinds: readonly Kind[] = [
  ...ofTheBot,
  ...ofSlack,
  ...refusedBySlack,
  ...ofRedis.map((kind) => ({ ...kind, alone: 'redis' as const })),
  // What befalls SQLite's file befalls nobody whose record lies elsewhere.
  ...(isOnPostgres() ? [] : ofTheDisk).map((kind) => ({ ...kind, alone: 'disk' as const })),
  ...ofTheClock,
];
