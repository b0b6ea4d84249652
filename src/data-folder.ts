import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

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

/** What lies in the folder by our own hand, and in the folders of ours in it. */
const ours = /^(?:sitrep\.db(?:[.-].+)?|sitrep\.lock(?:-journal)?|backups|postmortems|exports)$/u;
const oursInside: Readonly<Record<string, RegExp>> = {
  backups: /^sitrep-[\w.-]+$/u,
  postmortems: /^incident-\d+[\w.]*$/u,
  exports: /^(?:incident|report)-\d+[\w.-]*$/u,
};
/** What a folder has by itself. */
const nobodys = /^(?:\..*|lost\+found)$/u;

/** Anyone but the owner. */
const others = 0o077;

/**
 * Closes to everybody else what Sitrep keeps in its data folder: the folder, unless something lies in it that is not
 * ours, and our files. Gives what stood open, by path; what is not this user's stays as it is.
 */
export function closeToOthers(path: string): string[] {
  // It may be a link to where it really is.
  const dataDir = realpathSync(path);
  const names = namesIn(dataDir);
  const mine = names.filter((name) => ours.test(name));
  const isOurs = names.every((name) => ours.test(name) || nobodys.test(name));
  const paths = mine.flatMap((name) => {
    const inside = oursInside[name];
    const files = inside ? namesIn(join(dataDir, name)).filter((file) => inside.test(file)) : [];
    return [join(dataDir, name), ...files.map((file) => join(dataDir, name, file))];
  });
  return [...(isOurs ? [dataDir] : []), ...paths].filter(close);
}

/** Whether it stood open. */
function close(path: string): boolean {
  try {
    const { mode, uid } = lstatSync(path);
    const isMine = process.getuid === undefined || uid === process.getuid();
    if (!isMine || (mode & others) === 0 || lstatSync(path).isSymbolicLink()) return false;
    chmodSync(path, mode & 0o700);
    return true;
  } catch {
    // It went away meanwhile, or its file system knows no modes.
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
