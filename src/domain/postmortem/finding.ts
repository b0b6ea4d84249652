/** What a checklist may find: what the record leaves open, and what nobody outside should read. */
export const findingKinds = [
  'no_impact',
  'still_hit',
  'no_data_word',
  'open_promise',
  'no_owner',
  'no_date',
  'open_question',
  'unseen_news',
  'host',
  'person',
  'slack',
  'secret',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something to look at before the postmortem goes out, and the line that settles it. */
export interface Finding {
  readonly what: FindingKind;
  /** One sentence. */
  readonly sentence: string;
  readonly cure: string;
}
