/** Dice that fall alike for the same seed, so that what went wrong can be thrown again. */
export interface Dice {
  /** At least 0, below 1. */
  roll(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  oneOf<T>(things: readonly T[]): T;
  /** Heavier things come more often. */
  weighed<T extends { readonly weight: number }>(things: readonly T[]): T;
  chance(share: number): boolean;
}

/** Mulberry32, by Tommy Ettinger (public domain): 32 bits of state are plenty for a schedule. */
export function dice(...seeds: readonly number[]): Dice {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ (seed + 0x9e3779b9), 0x85ebca6b) >>> 0, 0x5174e9);
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(roll() * (most - least + 1));
  const oneOf = <T>(things: readonly T[]): T => things[between(0, things.length - 1)] as T;
  return {
    roll,
    between,
    oneOf,
    weighed(things) {
      let left = roll() * things.reduce((sum, { weight }) => sum + weight, 0);
      for (const thing of things) {
        left -= thing.weight;
        if (left < 0) return thing;
      }
      return oneOf(things);
    },
    chance: (share) => roll() < share,
  };
}
