import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// sockaddr_un.sun_path: 108 bytes on Linux, 104 on macOS and the BSDs, the closing zero included.
const LONGEST_SOCKET_PATH = 103;
const SOCKET = 'redis.sock';

/**
 * Makes a folder of this process's own for the socket and returns the socket's path, short enough for the kernel.
 * Nobody but this user may enter it. Throws when it cannot be made.
 */
export function makeSocketFolder(parent = tmpdir()): { folder: string; socketPath: string } {
  const folder = mkdtempSync(join(fits(parent) ? parent : '/tmp', 'sitrep-'));
  return { folder, socketPath: join(folder, SOCKET) };
}

function fits(parent: string): boolean {
  return Buffer.byteLength(join(parent, 'sitrep-XXXXXX', SOCKET)) <= LONGEST_SOCKET_PATH;
}
