import { readPromises } from '../domain/promises/reading/read.ts';
import { readZone } from '../domain/zone.ts';

/** What to read a text with, or one sentence about what is wrong. */
type Asked = { readonly at: Date; readonly zone: string } | string;

/** An instant names its zone, or nobody could say which one is meant. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** Reads `--at <instant> --zone <IANA zone>`: now and UTC where they are not given. */
export function askedFor(args: readonly string[], now: Date): Asked {
  let [at, zone] = [now, 'UTC'];
  for (const [option, value] of optionsIn(args)) {
    if (option === '--at') {
      const given = instant.test(value) ? new Date(value) : undefined;
      if (!given || Number.isNaN(given.getTime())) return wrong('--at', value, '--at 2026-11-20T12:00:00Z');
      at = given;
    } else {
      const given = zoneNamed(value);
      if (given === undefined) return wrong('--zone', value, '--zone Europe/Paris');
      zone = given;
    }
  }
  return { at, zone };
}

/** `--at=…` and `--at …` are the same. */
function optionsIn(args: readonly string[]): ReadonlyArray<readonly [option: string, value: string]> {
  const words = args.flatMap((arg) => {
    const [, option, value] = /^(--(?:at|zone))=(.*)$/su.exec(arg) ?? [];
    return option === undefined ? [arg] : [option, value ?? ''];
  });
  return words.flatMap((word, place) => (place % 2 === 0 ? [[word, words[place + 1] ?? ''] as const] : []));
}

const zoneNamed = (value: string): string | undefined => (/^utc$/iu.test(value) ? 'UTC' : readZone(value));

const wrong = (option: string, value: string, instead: string): string =>
  `${option} cannot be “${value}”: type, for example, ${instead}.`;

/** The promises of a text as one line of JSON. */
export function promisesAsJson(text: string, { at, zone }: Exclude<Asked, string>): string {
  return JSON.stringify(
    readPromises(text, zone, at).map(({ kind, due, event, quote }) => {
      const vague = due === null && event === null;
      return { kind, due, event, vague, quote };
    }),
  );
}
