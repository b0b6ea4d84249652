/**
 * How a bot is one of several on one record. What must not be done twice, telling an incident or sending the digest, is
 * done by whoever has it; who has it is written in the record.
 */
export interface Replicas {
  /**
   * Takes something, unless a bot that is there has it. `anew`: one that is gone had it, or nobody knows, so what was
   * done last is in doubt; `ours`: nothing is.
   */
  take(what: string): Promise<'ours' | 'anew' | undefined>;
  /** Whether it is ours, as far as we know. */
  has(what: string): boolean;
  /** Whether it is ours still, as the record has it: asked right before what cannot be undone. */
  confirm(what: string): Promise<boolean>;
  /** Gives back what is done with, so that nothing of it is in doubt. */
  release(what: string): Promise<void>;
  /** Tells the others that an incident has changed. */
  changed(incidentId: number): void;
  /** Milliseconds after which what a bot did right before its end has come to Slack. */
  readonly grace: number;
  begin(hear: Hearing): Promise<void>;
  /** Gives everything back but what is in doubt. */
  end(inDoubt: ReadonlySet<string>): Promise<void>;
}

export interface Hearing {
  /** Another bot changed these. */
  changed(incidentIds: readonly number[]): void;
  /** Another bot is gone, or we have missed what the others said: somebody must look for what was left. */
  missed(): void;
  /** Somebody asks for what we have: whether nothing of it is under way, so that it is given. */
  mayGive?(what: string): boolean;
}

/** The name under which the telling of an incident is had. */
export const tellingOf = (incidentId: number): string => `incident ${incidentId}`;

/** One bot alone has everything, and what the one before it did last is in doubt. */
export const alone: Replicas = {
  take: async () => 'anew',
  has: () => true,
  confirm: async () => true,
  release: async () => {},
  changed: () => {},
  grace: 0,
  begin: async () => {},
  end: async () => {},
};
