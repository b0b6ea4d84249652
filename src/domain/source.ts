/** The message that an entry was made from: what it said is kept, also when Slack forgets it. */
export interface Source {
  readonly channel: string;
  readonly ts: string;
  readonly permalink: string;
  /** Who put it on the timeline: a user id. */
  readonly addedBy: string;
  readonly files: readonly SourceFile[];
  /** The emoji that put it there, by name: when the last one is gone, the entry is taken back. */
  readonly emoji?: string;
  /** Slack's time of the edit after which it was read. */
  readonly edited?: string;
}

export interface SourceFile {
  readonly name: string;
  readonly permalink: string;
}

/** What became of that message later. `edited`: Slack's time of an edit, by which one that comes late is known. */
export interface SourceChange extends Pick<Source, 'channel' | 'ts'> {
  readonly edited?: string;
}

/** The files of a message in one line of text: ` · graph.png https://…`. */
export const filesOf = (source: Source | undefined): string =>
  (source?.files ?? []).map(({ name, permalink }) => ` · ${name} ${permalink}`.trimEnd()).join('');
