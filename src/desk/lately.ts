/**
 * Keeps what was set last, at most so many. What is set again is no younger for it: a Map that loses and gains a key each time
 * is made anew again and again, and each old one keeps what it held until all of the memory is looked through.
 */
export function createLately<K, V>(most: number) {
  const kept = new Map<K, V>();

  return {
    get: (key: K): V | undefined => kept.get(key),
    set(key: K, value: V): void {
      kept.set(key, value);
      if (kept.size <= most) return;
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    },
    drop: (key: K): void => void kept.delete(key),
  };
}
