/** The database file is not one that Sitrep may write to; the message says what to do. */
export class RefusedFile extends Error {}
