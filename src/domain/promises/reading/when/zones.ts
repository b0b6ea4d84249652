/** Which zone a text means: named beside a time, or once for all its times. */
import { readOwnZone, readZone, zonePattern } from '../../../zone.ts';
import type { Reading } from '../sentences.ts';
import { sticky } from '../sticky.ts';

const said = new RegExp(
  String.raw`(?<![\p{L}\d])(?:all\s{1,3}times|times)\s{1,3}(?:(?:are|shown|given|listed|stated|below|here)\s{1,3}){0,3}(?:in\s{1,3})?\(?(${zonePattern})(?![\p{L}\d])`,
  'u',
);

/** The zone of a text that says so once for all: "All times in UTC". */
export function zoneOfAll(text: string): string | undefined {
  const small = text.toLowerCase();
  return small.includes('times') ? readZone(said.exec(small)?.[1] ?? '') : undefined;
}

/** A zone in a text and where it ends; none for what looks like a zone that nobody can tell. */
export interface ZoneNext {
  readonly zone: string | undefined;
  readonly to: number;
}

const known = new RegExp(String.raw`\s{0,4}\(?(${zonePattern})(?!\w)(?:\s+time\b)?\)?`, 'uy');
const capitals = /\s{0,4}\(?([A-Z]{2,5}|[A-Z][A-Za-z]+\/[A-Z]\w+)(?!\w)\)?/uy;
const noZone =
  /^(?:OR|AND|IF|WE|AS|TO|FOR|ON|AT|IN|BY|THE|BUT|NOT|ETA|SLA|SRE|API|IT|SO|NEXT|LAST|ETC|SEV\d?|AM|PM|EOD|COB|RCA)$/u;

/** Reads the zone that stands after a time: the author's own first, for an `IST` may be India's or Ireland's. */
export function readZoneNext({ text, written, zone: home, now }: Reading, at: number): ZoneNext | undefined {
  const shouted = sticky(capitals, written, at);
  const own = shouted && readOwnZone(shouted[1] ?? '', home, now);
  if (shouted && own) return { zone: own, to: at + shouted[0].length };
  const found = sticky(known, text, at);
  const zone = found && (readZone(found[1] ?? '') ?? readZone(found[1]?.split('/')[0] ?? ''));
  if (found && zone) return { zone, to: at + found[0].length };
  return shouted && isZone(shouted[1] ?? '', written) ? { zone: undefined, to: at + shouted[0].length } : undefined;
}

/** Better no reminder than one at the wrong hour; where all is in capitals, only `AEST` and the like look like zones. */
const isZone = (word: string, written: string): boolean =>
  !noZone.test(word) && (/[a-z]/u.test(written) || word.endsWith('T'));
