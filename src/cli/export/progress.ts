/** Where progress is shown; elsewhere than on a terminal it would be noise. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 24;

/** A line that grows, at most once for each hundredth of the way. */
export function createProgress(total: number, terminal: Terminal, what = 'incidents') {
  let done = 0;
  let shown = -1;

  return {
    step(by = 1): void {
      done += by;
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      if (!terminal.isTTY || percent === shown) return;
      shown = percent;
      const bar = '█'.repeat(Math.round((percent / 100) * width)).padEnd(width, '░');
      terminal.write(`\r${bar} ${done} of ${total} ${what}`);
    },
    /** Leaves the line empty for what is said next. */
    end: (): void => void (shown >= 0 && terminal.write('\r\x1b[K')),
  };
}
