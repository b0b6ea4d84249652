import type { Check } from './evidence.ts';

/** What nobody foresaw. An error below another one, such as that of a connection, was. */
const never =
  /something failed that nobody (?:awaited|caught)|a fault in Sitrep|"cause":"(?:Type|Range|Reference|Syntax)Error(?!: fetch failed)/u;

/** No secret in it, and no fault of our own. */
export const theLogIsClean: Check = ({ log, secrets }) => {
  const lines = log.split('\n');
  const told = secrets.filter((secret) => log.includes(secret)).map((secret) => `the log says ${secret.slice(0, 6)}…`);
  const faults = lines.filter((line) => never.test(line));
  return [...told, ...[...new Set(faults.map((line) => `in the log: ${line.slice(0, 600)}`))]];
};
