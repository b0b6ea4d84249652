import type { Dice } from '../dice.ts';
import type { House } from '../house.ts';

/** Something that goes wrong, decided before the round begins. */
export interface Disturbance {
  /** In words, for who reads the schedule. */
  readonly words: string;
  /** Milliseconds after which it ends by itself, also where nobody types any more. */
  readonly lasts: number;
  /** Slack refuses for good what it is asked: then something may be left untold, with its reason. */
  readonly refuses?: boolean;
  /** Begins it; gives what ends it. */
  begin(house: House): (() => void | Promise<void>) | Promise<() => void | Promise<void>>;
}

export interface Kind {
  readonly name: string;
  readonly weight: number;
  /** Only where the bot is reached over a socket, or only over HTTP. */
  readonly over?: 'socket' | 'http';
  /** What it befalls, where only one thing at a time may befall that. */
  readonly alone?: 'redis' | 'disk' | 'room';
  roll(dice: Dice): Disturbance;
}

export const nothing = (): void => {};
