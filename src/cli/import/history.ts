import type { Bygone } from '../../domain/history/bygone.ts';
import { isFields } from './fields.ts';
import { type Piece, piecesOf, readPiece, WrongFile } from './pieces.ts';
import { type Reason, readIncident } from './statuspage.ts';

/** What a file holds: where its incidents are, the one that began first before the others, and how many are passed over. */
export interface History {
  readonly pieces: readonly Piece[];
  readonly passed: ReadonlyMap<Reason, number>;
}

/**
 * Reads all of a file once, so that one that is broken at its end brings nothing in. Keeps only where its incidents are.
 * Throws `WrongFile`.
 */
export function historyIn(file: number, now: Date): History {
  const found: Array<Piece & { readonly began: number }> = [];
  const passed = new Map<Reason, number>();
  const keys = new Set<string>();
  const all = piecesOf(file);
  for (const piece of all) {
    const read = bygoneAt(file, piece, now);
    const reason = typeof read === 'string' ? read : keys.has(read.key) ? 'twice' : undefined;
    if (reason !== undefined) passed.set(reason, (passed.get(reason) ?? 0) + 1);
    else if (typeof read !== 'string') {
      keys.add(read.key);
      found.push({ ...piece, began: read.from.getTime() });
    }
  }
  if (all.length > 0 && passed.get('incomplete') === all.length) {
    throw new WrongFile('has no incidents as Statuspage writes them');
  }
  return { pieces: found.toSorted((a, b) => a.began - b.began), passed };
}

export function bygoneAt(file: number, piece: Piece, now: Date): Bygone | Reason {
  const read = readPiece(file, piece);
  return isFields(read) ? readIncident(read, now) : 'incomplete';
}
