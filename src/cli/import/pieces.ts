import { openSync, readSync } from 'node:fs';

/** Where one incident stands in the file, in bytes. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The file is not what it should be; the message says how, after its name. */
export class WrongFile extends Error {}

/** Bytes read at once. */
const chunk = 1 << 20;

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = Buffer.from('"\\{}[]');
const space = new Set(Buffer.from(' \t\r\n'));
/** What some programs put before the first character of a UTF-8 file. */
const mark = new Set([0xef, 0xbb, 0xbf]);

/**
 * Finds the objects in the list `incidents` of a JSON file, or in the list that is the whole file, without holding more
 * than a chunk of it: a history of years may be hundreds of megabytes. Throws `WrongFile` where there is no such list, or
 * the file ends too early.
 */
export function piecesOf(file: number): Piece[] {
  const pieces: Piece[] = [];
  let [depth, listDepth, start] = [0, -1, -1];
  let [inString, escaped, wasFound] = [false, false, false];
  /** The last words of the outermost object: perhaps the name of what follows. */
  let name = '';
  const buffer = Buffer.alloc(chunk);
  for (let at = 0; ; ) {
    const read = readSync(file, buffer, 0, chunk, at);
    if (read === 0) break;
    for (let place = 0; place < read; place++) {
      const byte = buffer[place] as number;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
        else if (depth === 1 && name.length < 20) name += String.fromCharCode(byte);
      } else if (byte === quote && depth > 0) {
        inString = true;
        if (depth === 1) name = '';
      } else if (byte === openBrace || byte === openBracket) {
        if (depth === listDepth && start < 0) start = at + place;
        depth += 1;
        const isList = byte === openBracket && (depth === 1 || (depth === 2 && name === 'incidents'));
        if (isList && !wasFound) [listDepth, wasFound] = [depth, true];
      } else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        if (depth === listDepth) {
          pieces.push({ from: start, to: at + place + 1 });
          start = -1;
        } else if (depth < listDepth) listDepth = -1;
        if (depth < 0) throw new WrongFile('is not JSON');
      } else if (depth === 0 && !space.has(byte) && !(at + place < 3 && mark.has(byte))) {
        throw new WrongFile('is not JSON');
      }
    }
    at += read;
  }
  if (depth > 0) throw new WrongFile('ends in the middle: it was not downloaded whole');
  if (!wasFound) throw new WrongFile('has no list of incidents');
  return pieces;
}

export const openToRead = (path: string): number => openSync(path, 'r');

/** One of them. Throws `WrongFile` where it is not JSON. */
export function readPiece(file: number, { from, to }: Piece): unknown {
  const buffer = Buffer.alloc(to - from);
  readSync(file, buffer, 0, to - from, from);
  try {
    return JSON.parse(buffer.toString('utf8'));
  } catch (cause) {
    throw new WrongFile('is not JSON', { cause });
  }
}
