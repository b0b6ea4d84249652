/** EX_USAGE of sysexits.h. */
export const wrongUsage = 64;

/** One sentence to whoever typed; returns the exit code. */
export function refuse(words: string, code = 1): number {
  process.stderr.write(`${words}\n`);
  return code;
}

export const say = (words: string): void => void process.stdout.write(`${words}\n`);

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** To the second, in UTC, as the log has it. */
export const instant = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`;
