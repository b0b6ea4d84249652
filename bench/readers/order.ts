/** What readers do: given to the process in which they are. */
export interface Order {
  readonly port: number;
  /** Read in turn. */
  readonly paths: readonly string[];
  /** Reads a second, whether or not those before were answered; null: each reader reads again as soon as there is an answer. */
  readonly rate: number | null;
  /** Connections, which stay open. */
  readonly readers: number;
  /** Milliseconds. */
  readonly span: number;
}

/** What came of it. */
export interface Read {
  /** Milliseconds of each, from when it was due to its last byte. */
  readonly took: readonly number[];
  /** What was answered with anything but 200, or not at all. */
  readonly failed: number;
  /** Milliseconds from the first to the last answer. */
  readonly elapsed: number;
}
