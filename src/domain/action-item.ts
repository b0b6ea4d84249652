/** A thing to do that somebody wrote down, until it is done. */
export interface ActionItem {
  /** The `seq` of the entry that made it: what people type. */
  readonly number: number;
  readonly text: string;
  /** Who does it, and their name as it was; null while nobody does. */
  readonly owner: string | null;
  readonly ownerName: string | null;
  readonly due: Date | null;
  /** The zone of whoever set the date: its day begins and ends in it. */
  readonly zone: string;
  /** Where the owner is: they are asked in their morning. */
  readonly ownerZone: string;
  readonly doneIn: number | null;
  /** When the owner is asked about it next. */
  readonly chaseAt: Date | null;
}
