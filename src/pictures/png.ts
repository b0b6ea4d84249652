import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import { fontFamily, fontFiles } from './font.ts';

/** Draws an SVG as a PNG so many pixels wide. The work is done in Node's thread pool: nobody waits for it meanwhile. */
export async function toPng(svg: string, width: number): Promise<Buffer> {
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: fontFamily },
  });
  return encoded(drawn.pixels, drawn.width, drawn.height);
}

const pack = promisify(deflate);

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * RGBA as a PNG (https://www.w3.org/TR/png-3). resvg has an encoder of its own, which keeps the event loop for some 20 to
 * 60 ms; this one leaves the packing to the thread pool.
 */
async function encoded(pixels: Buffer, width: number, height: number): Promise<Buffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits each of red, green, blue and alpha.
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', await pack(rowsOf(pixels, width, height), { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Its rows, each behind a byte that says that it is as it is. */
function rowsOf(pixels: Buffer, width: number, height: number): Buffer {
  const length = 4 * width;
  const rows = Buffer.alloc(height * (1 + length));
  for (let row = 0; row < height; row += 1) {
    pixels.copy(rows, row * (1 + length) + 1, row * length, (row + 1) * length);
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
