import type { Random } from './random.ts';

/** One request to the bot. */
export interface Shot {
  readonly family: string;
  /** What is odd about it, in a few words. */
  readonly what: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Seconds from now to its timestamp; 0 unless told otherwise. */
  readonly skew?: number;
  /** In place of the right signature; null: none at all. */
  readonly signature?: string | null;
  readonly path?: string;
  readonly method?: string;
  readonly way?: 'whole' | 'chunked' | 'slow' | 'cut off';
  /** How often the very same request is sent, one after the other; all but the first must be refused with 401. */
  readonly times?: number;
  /** The statuses that are right; 0: the connection ended without one. */
  readonly expects: readonly number[];
  /** Whether it may change the record. What may not is looked at afterwards. */
  readonly records: boolean;
}

/** What the shots of a block are about. */
export interface Scene {
  /** The incident that they may hurt. */
  readonly incident: number;
  readonly channel: string;
  /** Honest requests of each kind, as Slack sends them. */
  readonly seeds: Seeds;
}

export interface Seeds {
  readonly commands: ReadonlyArray<Readonly<Record<string, string>>>;
  readonly interactions: readonly unknown[];
  readonly events: readonly unknown[];
}

export type Family = (random: Random, scene: Scene) => Shot;

export const form = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();
