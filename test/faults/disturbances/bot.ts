import { setTimeout as sleep } from 'node:timers/promises';
import { type Disturbance, type Kind, nothing } from './disturbance.ts';

const steps = ['commit', 'slack', 'ack', 'redis'].flatMap((step) => [`${step} before`, `${step} after`]);

const disturbance = (words: string, begin: Disturbance['begin']): Disturbance => ({ words, lasts: 0, begin });

/** What ends or replaces the process. */
export const ofTheBot: readonly Kind[] = [
  {
    name: 'killed at a step',
    weight: 14,
    roll(dice) {
      const [die, at] = [dice.oneOf(steps), dice.between(1, 25)];
      return disturbance(`kill -9 at step “${die}” number ${at} from now`, (house) => {
        house.obey({ die, in: at });
        return nothing;
      });
    },
  },
  {
    name: 'killed at random',
    weight: 6,
    roll(dice) {
      const after = dice.between(0, 400);
      return disturbance(`kill -9 after ${after} ms`, async (house) => {
        const killed = sleep(after).then(() => house.kill());
        return () => killed;
      });
    },
  },
  {
    name: 'killed again and again',
    weight: 2,
    roll(dice) {
      const pauses = Array.from({ length: 3 }, () => dice.between(100, 900));
      return disturbance(`kill -9 three times, ${pauses.join(', ')} ms apart`, (house) => {
        const killed = (async () => {
          for (const pause of pauses) {
            await sleep(pause);
            await house.kill();
          }
        })();
        return () => killed;
      });
    },
  },
  {
    name: 'stopped',
    weight: 4,
    roll(dice) {
      const after = dice.between(0, 200);
      return disturbance(`SIGTERM after ${after} ms`, (house) => {
        const stopped = sleep(after)
          .then(() => house.stop())
          .then((took) => {
            if (took > 5000) house.complaints.push(`SIGTERM: gone after ${Math.round(took)} ms only`);
          });
        return () => stopped;
      });
    },
  },
  {
    name: 'taken over',
    weight: 3,
    roll(dice) {
      const after = dice.between(0, 1500);
      return disturbance(`a standby starts, kill -9 after ${after} ms`, (house) => {
        house.standby();
        const killed = sleep(after).then(() => house.kill());
        return () => killed;
      });
    },
  },
];
