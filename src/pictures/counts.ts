/** `once`, `twice`. */
export const times = (count: number): string => (count === 1 ? 'once' : 'twice');

/** Whole numbers for a scale from 0: a few, evenly apart, the last one not below the most that there is. */
export function steps(most: number, few = 4): number[] {
  const rough = Math.max(1, most / few);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, index) => index * step);
}
