// Exits 0 when node_modules holds what package-lock.json asks for. npm notes what it installed in a lock of its own, once
// all is in place: comparing the two also sees an interrupted install, and spares whoever ran `npm install` by hand.
import { readFileSync } from 'node:fs';

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(new URL(`../${lockFile}`, import.meta.url), 'utf8')).packages;
  } catch {
    return {};
  }
}

const wanted = packagesOf('package-lock.json');
const installed = packagesOf('node_modules/.package-lock.json');

function isCurrent([folder, { version, optional, devOptional }]) {
  const found = installed[folder];
  // A package for another platform is wanted and rightly absent.
  return found ? found.version === version : folder === '' || Boolean(optional || devOptional);
}

process.exitCode = Object.entries(wanted).every(isCurrent) ? 0 : 1;
