/** What one check found. `wrong` must be fixed, and its words say how; `note` is worth knowing. */
export interface Finding {
  readonly state: 'well' | 'wrong' | 'note';
  readonly about: string;
  readonly words: string;
}

export const well = (about: string, words: string): Finding => ({ state: 'well', about, words });
export const wrong = (about: string, words: string): Finding => ({ state: 'wrong', about, words });
export const note = (about: string, words: string): Finding => ({ state: 'note', about, words });

const marks = { well: '✓', wrong: '✗', note: '–' } as const;

/** One line, whatever the words hold. */
export const show = ({ state, about, words }: Finding): string =>
  `${marks[state]} ${about.padEnd(9)}  ${words.replace(/\s+/gu, ' ')}`;
