import { dice } from './dice.ts';
import type { Disturbance } from './disturbances/disturbance.ts';
import { kinds } from './disturbances/index.ts';
import type { House } from './house.ts';
import { type Line, People } from './people.ts';
import { type Script, writeScript } from './script.ts';
import { verdict } from './verdict.ts';

/** One round, decided before it begins. */
export interface Plan {
  readonly scripts: readonly Script[];
  /** What goes wrong when the so many-th line of the round is typed. */
  readonly disturbances: ReadonlyArray<{ readonly at: number; readonly what: Disturbance }>;
}

/** The same round for the same seed. `among`: of the things that can go wrong only those with this in their name. */
export function plan(seed: number, round: number, over: 'socket' | 'http', among = ''): Plan {
  const thrown = dice(seed, round);
  const scripts = Array.from({ length: thrown.between(1, 2) }, () => writeScript(thrown));
  const lines = scripts.reduce((sum, { scenes }) => sum + scenes.length + 1, 0);
  const disturbances: Array<Plan['disturbances'][number]> = [];
  let possible = kinds.filter(({ name, over: only = over }) => only === over && name.includes(among));
  for (let left = thrown.between(1, 3); left > 0 && possible.length > 0; left--) {
    const kind = thrown.weighed(possible);
    disturbances.push({ at: thrown.between(1, lines), what: kind.roll(thrown) });
    // Of those that befall the same thing one is enough: it cannot be killed while it is frozen.
    possible = possible.filter(({ alone }) => alone === undefined || alone !== kind.alone);
  }
  return { scripts, disturbances: disturbances.sort((a, b) => a.at - b.at) };
}

/** Lives through a round; gives what is wrong when it is over. */
export async function live({ scripts, disturbances }: Plan, house: House): Promise<string[]> {
  const ends: Array<() => Promise<void>> = [];
  let typed = 0;
  const people = new People(house, async () => {
    typed += 1;
    const now = typed;
    for (const { at, what } of disturbances) if (at === now) ends.push(await begin(what, house));
  });
  const unheard: string[] = [];
  const play = async ({ declare, scenes }: Script) => {
    const incident = (await people.say(declare))?.incident;
    if (incident === undefined) return void unheard.push('nobody could declare anything');
    const about =
      (line: Line): Line =>
      (token) =>
        `#${incident} ${line(token)}`;
    for (const scene of scenes) {
      if ('pin' in scene) await people.pin(incident);
      else if ('burst' in scene) await people.burst(scene.burst.map(about), incident);
      else if (!(await people.say(about(scene.say), { incident, copies: scene.copies ?? 1 }))) {
        unheard.push(`#${incident}: a line was never taken`);
      }
    }
  };
  await Promise.all(scripts.map(play));
  await Promise.all(ends.map((end) => end()));
  house.weather.clear();
  await house.up;
  const refused = disturbances.some(({ what }) => what.refuses);
  return [...unheard, ...(await verdict(house, people.typed, refused))];
}

/** Begins it; what is given back ends it, at the latest. */
async function begin(what: Disturbance, house: House): Promise<() => Promise<void>> {
  const end = await what.begin(house);
  let over: Promise<void> | undefined;
  const finish = () => {
    over ??= (async () => end())();
    return over;
  };
  if (what.lasts > 0) setTimeout(() => void finish().catch(() => {}), what.lasts).unref();
  return finish;
}
