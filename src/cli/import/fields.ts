/** An object of somebody else's JSON: what it has, nobody promised. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, or a number as one; '' where there is none. */
export function textAt(from: Fields, name: string): string {
  const value = from[name];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** An ISO instant, with any offset; null where there is none that can be read. */
export function timeAt(from: Fields, name: string): Date | null {
  const value = from[name];
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/u.test(value)) return null;
  // Without an offset it would be read in the zone of this machine.
  const at = new Date(/(?:Z|[+-]\d\d:?\d\d)$/iu.test(value) ? value : `${value}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The objects of a list; none where there is no list. */
export function listAt(from: Fields, name: string): Fields[] {
  const value = from[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}
