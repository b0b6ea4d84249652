import { readZone, zonePattern } from '../../zone.ts';

const said = new RegExp(
  String.raw`(?<![\p{L}\d])(?:all\s{1,3}times|times)\s{1,3}(?:(?:are|shown|given|listed|stated|below|here)\s{1,3}){0,3}(?:in\s{1,3})?\(?(${zonePattern})(?![\p{L}\d])`,
  'u',
);

/** The zone of a text that says so once for all: "All times in UTC". */
export const zoneOfAll = (text: string): string | undefined => readZone(said.exec(text)?.[1] ?? '');
