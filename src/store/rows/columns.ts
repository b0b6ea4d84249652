/** Half a character is no UTF-8: the row holds the sign for that, as anyone who recomputes its hash reads it. */
export const wellFormed = (text: string): string => Buffer.from(text).toString();

export const toDate = (column: string | null): Date | null => (column === null ? null : new Date(column));

/** Rows of many incidents, by incident. */
export function grouped<R extends { incident_id: number }, T>(rows: readonly R[], to: (row: R) => T): Map<number, T[]> {
  const by = new Map<number, T[]>();
  for (const row of rows) {
    const list = by.get(row.incident_id) ?? [];
    by.set(row.incident_id, list);
    list.push(to(row));
  }
  return by;
}
