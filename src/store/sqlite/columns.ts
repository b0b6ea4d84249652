/** Half a character is no UTF-8: the row holds the sign for that, as anyone who recomputes its hash reads it. */
export const wellFormed = (text: string): string => Buffer.from(text).toString();

export const toDate = (column: string | null): Date | null => (column === null ? null : new Date(column));
