/** Keeps what was set last, at most so many. */
export function createLately<K, V>(most: number) {
  const kept = new Map<K, V>();

  return {
    get: (key: K): V | undefined => kept.get(key),
    set(key: K, value: V): void {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    drop: (key: K): void => void kept.delete(key),
  };
}
