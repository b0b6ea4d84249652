import { statSync } from 'node:fs';

/**
 * Gives what throws, with SQLite's own code, when the file that is open is no longer the one at its path: what is written
 * to it would be gone with the next start. SQLite itself looks only where it keeps no write-ahead log. Two looks at the
 * folder take a few microseconds.
 */
export function keepInPlace(path: string): () => void {
  if (path === ':memory:') return () => {};
  const files = [path, `${path}-wal`];
  const opened = files.map(fileAt);
  return () => {
    const gone = files.find((file, n) => fileAt(file) !== opened[n]);
    if (gone === undefined) return;
    throw Object.assign(new Error(movedWords(gone)), { code: movedCode });
  };
}

/** SQLite's own word for it. */
export const movedCode = 'SQLITE_READONLY_DBMOVED';

export const movedWords = (path: string): string =>
  `The database ${path} was moved or replaced: put it back, or start Sitrep anew with the right one.`;

/** Which file it is, whatever it is called. */
function fileAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
