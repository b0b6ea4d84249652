import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Weight = 'regular' | 'strong';

const require = createRequire(import.meta.url);
const inter = '@expo-google-fonts/inter';

/** Inter (SIL Open Font License): the same on every machine, whatever fonts it has. */
export const fontFamily = 'Inter';
export const fontFiles: Readonly<Record<Weight, string>> = {
  regular: require.resolve(`${inter}/400Regular/Inter_400Regular.ttf`),
  strong: require.resolve(`${inter}/600SemiBold/Inter_600SemiBold.ttf`),
};

/** How wide each character is, in widths of an em, by its code point; the font has no others. */
type Widths = ReadonlyMap<number, number>;

const read = new Map<Weight, Widths>();

export function widthsOf(weight: Weight): Widths {
  const known = read.get(weight) ?? widthsIn(readFileSync(fontFiles[weight]));
  read.set(weight, known);
  return known;
}

/** Reads the tables `cmap` (format 12: https://learn.microsoft.com/typography/opentype/spec/cmap) and `hmtx`. */
function widthsIn(font: Buffer): Widths {
  const table = tablesIn(font);
  const unitsPerEm = font.readUInt16BE(table('head') + 18);
  const measured = font.readUInt16BE(table('hhea') + 34);
  const hmtx = table('hmtx');
  const groups = groupsAt(font, table('cmap'));
  const widths = new Map<number, number>();
  for (let at = groups + 16; at < groups + 16 + 12 * font.readUInt32BE(groups + 12); at += 12) {
    const [first, last, glyph] = [font.readUInt32BE(at), font.readUInt32BE(at + 4), font.readUInt32BE(at + 8)];
    for (let code = first; code <= last; code += 1) {
      const width = font.readUInt16BE(hmtx + 4 * Math.min(glyph + code - first, measured - 1));
      widths.set(code, width / unitsPerEm);
    }
  }
  return widths;
}

function tablesIn(font: Buffer): (name: string) => number {
  const offsets = new Map<string, number>();
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    offsets.set(font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8));
  }
  return (name) => {
    const offset = offsets.get(name);
    if (offset === undefined) throw new Error(`the font has no table ${name}`);
    return offset;
  };
}

function groupsAt(font: Buffer, cmap: number): number {
  for (let at = cmap + 4; at < cmap + 4 + 8 * font.readUInt16BE(cmap + 2); at += 8) {
    const subtable = cmap + font.readUInt32BE(at + 4);
    if (font.readUInt16BE(subtable) === 12) return subtable;
  }
  throw new Error('the font has no table cmap of format 12');
}
