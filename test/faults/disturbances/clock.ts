import type { Kind } from './disturbance.ts';

const hour = 3_600_000;

/**
 * The clock of the machine jumps. Over a socket alone: Slack's requests are dated, and by a clock that is an hour wrong none
 * of them is from now.
 */
export const ofTheClock: readonly Kind[] = [
  {
    name: 'clock',
    over: 'socket',
    weight: 12,
    roll(dice) {
      const [by, lasts] = [dice.oneOf([-hour, -1000, 1000, hour]), dice.between(300, 1500)];
      return {
        words: `the clock jumps by ${by / 1000} s, and back after ${lasts} ms`,
        lasts,
        begin(house) {
          house.obey({ clock: by });
          return () => house.obey({ clock: 0 });
        },
      };
    },
  },
];
