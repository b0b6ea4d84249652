import type { Disturbance, Kind } from './disturbance.ts';

const lasting = (dice: { between(least: number, most: number): number }): number => dice.between(200, 2500);

function disturbance(words: string, lasts: number, begin: Disturbance['begin']): Disturbance {
  return { words, lasts, begin };
}

/** The alarm clock of the machine: it may go, be emptied or say no. */
export const ofRedis: readonly Kind[] = [
  {
    name: 'Redis killed',
    weight: 4,
    roll(dice) {
      const lasts = lasting(dice);
      return disturbance(`Redis is killed, and back after ${lasts} ms`, lasts, async ({ redis }) => {
        await redis.kill();
        return () => redis.start();
      });
    },
  },
  {
    name: 'Redis emptied',
    weight: 4,
    roll: () =>
      disturbance('FLUSHALL', 0, async ({ redis }) => {
        await redis.ask((client) => client.flushall());
        return () => {};
      }),
  },
  {
    name: 'Redis frozen',
    weight: 2,
    roll(dice) {
      const lasts = lasting(dice);
      return disturbance(`Redis answers nothing for ${lasts} ms`, lasts, ({ redis }) => {
        redis.signal('SIGSTOP');
        return () => redis.signal('SIGCONT');
      });
    },
  },
  {
    name: 'Redis full',
    weight: 3,
    roll(dice) {
      const lasts = lasting(dice);
      return disturbance(`Redis is full for ${lasts} ms`, lasts, async ({ redis }) => {
        await redis.ask((client) => client.config('SET', 'maxmemory', '1'));
        return () => redis.ask((client) => client.config('SET', 'maxmemory', '0')).then(() => {});
      });
    },
  },
  {
    name: 'Redis read-only',
    weight: 2,
    roll(dice) {
      const lasts = lasting(dice);
      return disturbance(`Redis is a replica for ${lasts} ms`, lasts, async ({ redis }) => {
        await redis.ask((client) => client.replicaof('127.0.0.1', '1'));
        return () => redis.ask((client) => client.replicaof('NO', 'ONE')).then(() => {});
      });
    },
  },
];
