/** A postmortem as it was drafted. */
export interface Draft {
  readonly markdown: string;
  /** The newest entry it knows. */
  readonly upTo: number;
  readonly draftedAt: Date;
}

/** What was written into the file of a postmortem. */
export type Filed = Pick<Draft, 'markdown' | 'upTo'>;

/** Where postmortems lie as files that people may edit, one for each incident. */
export interface Shelf {
  /** What lies there; undefined where nothing does. */
  read(id: number): Promise<string | undefined>;
  /** Whole or not at all. `beside`: under another name, where the one that lies there must stay. Its path. */
  write(id: number, markdown: string, beside: boolean): Promise<string>;
}
