import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the folder, and those above it, for this user alone. Throws the system's error where it cannot.
 * Node's own `recursive` never returns below a folder that takes no new ones and says ENOENT, such as /proc.
 */
export function makeDataFolder(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  const above = dirname(path);
  if (above !== path && !existsSync(above)) makeDataFolder(above);
  mkdirSync(path, { mode: 0o700 });
}
