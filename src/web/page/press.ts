import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createLately } from '../../desk/lately.ts';
import type { Document } from './document.ts';

/** How a copy may be packed, the smallest first. */
export const packings = ['br', 'gzip'] as const;
export type Packing = (typeof packings)[number];

/** A document as it is handed out: made once after a change, and packed once, however many read it. */
export interface Copy {
  readonly type: string;
  readonly bytes: Buffer;
  /** Of these bytes and no others. */
  readonly mark: string;
  /** Since when it reads so. */
  readonly since: Date;
  packed(packing: Packing): Promise<Buffer>;
}

/** Copies kept: whoever walks through every page of the history must not fill the memory. */
const kept = 64;

/** Keeps the copy of each document for as long as what it is made of stays as it was. */
export function createPress() {
  const copies = createLately<string, { readonly of: string; readonly copy: Copy }>(kept);

  return {
    /** The copy of that name; `write` makes it anew where it was made of something else. Undefined where there is none. */
    print(name: string, of: string, now: Date, write: () => Document | undefined): Copy | undefined {
      const had = copies.get(name);
      if (had?.of === of) return had.copy;
      const document = write();
      if (!document) {
        copies.drop(name);
        return undefined;
      }
      const copy = sameOr(copyOf(document, now), had?.copy);
      copies.set(name, { of, copy });
      return copy;
    },
  };
}

/** Whoever has it already need not be told that it was made anew. */
const sameOr = (copy: Copy, had: Copy | undefined): Copy => (had?.mark === copy.mark ? had : copy);

const pack: Readonly<Record<Packing, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: (bytes) => promisify(gzip)(bytes),
  // Higher ones take many times as long and save little of a page.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};

function copyOf({ type, body }: Document, since: Date): Copy {
  const bytes = Buffer.from(body);
  const packs = new Map<Packing, Promise<Buffer>>();
  return {
    type,
    bytes,
    since,
    mark: createHash('sha256').update(type).update(bytes).digest('base64url').slice(0, 22),
    packed(packing) {
      const packed = packs.get(packing) ?? pack[packing](bytes);
      packs.set(packing, packed);
      return packed;
    },
  };
}
