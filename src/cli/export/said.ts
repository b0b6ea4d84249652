import { refuse } from '../keeping/said.ts';

/** Files that are in the way. */
export function alreadyThere([first = '', ...others]: readonly string[]): string {
  const all = others.length === 0 ? `${first} is` : `${first} and ${others.length} more are`;
  return `${all} there already, so nothing was written: --force writes over ${others.length === 0 ? 'it' : 'them'}.`;
}

/** Whoever read standard output has had enough: that is no failure. */
export function failed({ code, message }: Error & { code?: string }): number {
  if (code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE') return 0;
  return refuse(`The export was not written (${message}): name another place with --out, or make room.`);
}
