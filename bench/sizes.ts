/** How much a run measures. Times in milliseconds. */
export interface Sizes {
  /** Reminders of a scenario, one per incident. */
  readonly reminders: number;
  /** From the first due time to the last. */
  readonly span: number;
  /** From the promises to the first due time: everything they cause in Slack must be over by then. */
  readonly lead: number;
  /** How long Redis stays away where it dies. */
  readonly away: number;
  /** Updates in the nick of time, and on how many incidents at once. */
  readonly updates: number;
  readonly lanes: number;
  /** Pending alarms that a start finds. */
  readonly pending: number;
  /** Entries of one long incident. */
  readonly entries: number;
  /** Typed into it, one every so many milliseconds; those of the warm-up do not count. */
  readonly commands: number;
  readonly warmUp: number;
  readonly beat: number;
  /** A year, and how many entries each of its incidents has. */
  readonly incidents: number;
  readonly perIncident: number;
  /** How often the sides of a comparison are measured, in turn; how long each does one thing. */
  readonly repeats: number;
  readonly phase: number;
  /** People who type at once, each into an incident of their own, and how long. */
  readonly people: number;
  readonly typing: number;
  /** Typed one after another before the memory is looked at. */
  readonly manyCommands: number;
  /** Declared at once. */
  readonly declares: number;
  /** Pending alarms among which some ring, each of these in turn; how many ring, over how long. */
  readonly clocks: readonly number[];
  readonly ringing: number;
  readonly ringSpan: number;
  /** Entries of a timeline that is read whole, each of these in turn. */
  readonly longs: readonly number[];
}

export const full: Sizes = {
  reminders: 200,
  span: 60_000,
  lead: 20_000,
  away: 10_000,
  updates: 1000,
  lanes: 50,
  pending: 10_000,
  entries: 10_000,
  commands: 500,
  warmUp: 200,
  beat: 20,
  incidents: 1000,
  perIncident: 50,
  repeats: 5,
  phase: 10_000,
  people: 50,
  typing: 60_000,
  manyCommands: 100_000,
  declares: 200,
  clocks: [1000, 10_000, 100_000],
  ringing: 600,
  ringSpan: 20_000,
  longs: [10_000, 100_000],
};

export const short: Sizes = {
  reminders: 40,
  span: 6000,
  lead: 5000,
  away: 1000,
  updates: 40,
  lanes: 20,
  pending: 500,
  entries: 1000,
  commands: 100,
  warmUp: 50,
  beat: 20,
  incidents: 100,
  perIncident: 20,
  repeats: 1,
  phase: 2000,
  people: 50,
  typing: 5000,
  manyCommands: 1000,
  declares: 20,
  clocks: [500],
  ringing: 60,
  ringSpan: 5000,
  longs: [2000],
};
