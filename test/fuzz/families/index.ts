import type { Random } from '../random.ts';
import type { Family, Scene, Shot } from '../shot.ts';
import { events, foreign } from './events.ts';
import { headers } from './headers.ts';
import { interactivity } from './interactivity.ts';
import { replays } from './replays.ts';
import { oddFields, slash } from './slash.ts';

/** Of every hundred. */
const shares: ReadonlyArray<readonly [share: number, family: Family]> = [
  [32, slash],
  [8, oddFields],
  [22, interactivity],
  [16, events],
  [5, foreign],
  [15, headers],
  [2, replays],
];

export function shotOf(random: Random, scene: Scene): Shot {
  let place = random.int(100);
  for (const [share, family] of shares) {
    if (place < share) return family(random, scene);
    place -= share;
  }
  throw new Error('The shares make no hundred');
}
