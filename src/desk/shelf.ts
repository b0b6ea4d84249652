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
  /** Whole or not at all. Its path; undefined where something else lies there by now than `had`, and stays. */
  replace(id: number, had: string | undefined, markdown: string): Promise<string | undefined>;
  /** Under another name, where the one that lies there must stay. Its path. */
  writeBeside(id: number, markdown: string): Promise<string>;
}
