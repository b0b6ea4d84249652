/** `1 entry`, `3 entries`, `220,000 entries`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count < 1000 ? count : count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
