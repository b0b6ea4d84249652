/** A database that is not ours to write, or that we cannot; in words for whoever starts Sitrep. */
export class RefusedRecord extends Error {}

/** One that takes nothing now, and may in a moment: a standby is made the primary when the primary is gone. */
export class Standby extends RefusedRecord {}
