import { stripVTControlCharacters, styleText } from 'node:util';

/** Where the demo is shown. */
export interface Terminal {
  write(text: string): void;
  readonly columns: number;
  readonly colour: boolean;
}

export type Screen = ReturnType<typeof createScreen>;

const timeWidth = 14;
const labelWidth = 12;

/** Lays out who said what when: time, speaker, and the words below one another. */
export function createScreen({ write, columns, colour }: Terminal) {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const width = Math.min(columns, 110);
  const margin = timeWidth + labelWidth;

  return {
    strong: (text: string) => style('bold', text),
    faint: (text: string) => style('dim', text),
    /** The lines of a page, each from the left edge. */
    page: (text: string) => write(`${wrapped(text, width).join('\n')}\n`),
    /** Somebody types; a moment begins. */
    typed(time: string, who: string, text: string): void {
      write(`\n${block(style('bold', time), style('cyan', who), text)}`);
    },
    /** The clock speaks; a moment begins. */
    rang: (time: string) => write(`\n${style('bold', time)}\n`),
    said: (label: string, text: string) => write(block('', style('dim', label), text)),
    remark: (text: string) => write(block('', '', style('yellow', text))),
  };

  function block(time: string, label: string, text: string): string {
    const [first = '', ...rest] = wrapped(text, width - margin);
    const head = padded(time, timeWidth) + padded(label, labelWidth);
    return `${[`${head}${first}`, ...rest.map((line) => `${' '.repeat(margin)}${line}`)].join('\n')}\n`;
  }
}

const lengthOf = (text: string): number => Array.from(stripVTControlCharacters(text)).length;
const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(1, to - lengthOf(text)));

/** Lines of at most so many characters; what hangs below a list item is indented with it. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const hang = ' '.repeat(/^\s*(?:[-•]\s+)?/u.exec(line)?.[0].length ?? 0);
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(/(?<=\S) +/u)) {
      const joined = current === '' ? word : `${current} ${word}`;
      if (lengthOf(joined) <= width || current === '') current = joined;
      else {
        lines.push(current);
        current = hang + word;
      }
    }
    return [...lines, current];
  });
}
