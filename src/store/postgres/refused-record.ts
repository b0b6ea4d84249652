/** A database that is not ours to write, or that we cannot; in words for whoever starts Sitrep. */
export class RefusedRecord extends Error {}
