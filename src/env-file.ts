import { existsSync } from 'node:fs';

/**
 * Adds what `.env` in this folder sets to the environment, where the file is there. What the environment has already
 * wins. Returns what is wrong with the file, if anything is.
 */
export function loadEnvFile(path = '.env'): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    process.loadEnvFile(path);
    return undefined;
  } catch {
    return `${path} cannot be read, so it was left out: it must be a file that this user may read.`;
  }
}
