/** Part of a text that one field holds, and what stood between it and the next. */
interface Piece {
  readonly text: string;
  readonly after: string;
}

/** Characters a field begins with: it takes 3,000, so that there is room to write. */
const room = 2000;

/** A text that is longer than a field in as many as it needs, cut where a line or a word ends. */
export function inPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let left = text; ; ) {
    if (left.length <= room) return [...pieces, { text: left, after: '' }];
    const begun = left.slice(0, room + 1);
    const end = [begun.lastIndexOf('\n'), begun.lastIndexOf(' ')].find((at) => at > 0);
    const piece = end === undefined ? begun.slice(0, room).replace(/\p{Cs}$/u, '') : begun.slice(0, end);
    const after = end === undefined ? '' : left.slice(end, end + 1);
    pieces.push({ text: piece, after });
    left = left.slice(piece.length + after.length);
  }
}

/** The pieces as one again. */
export const inOne = (pieces: readonly Piece[]): string => pieces.map(({ text, after }) => text + after).join('');
