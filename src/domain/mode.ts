/**
 * What sort of incident it is. `live`: it is happening; `test`: a drill, announced to nobody and counted nowhere; `retro`:
 * written down after the fact, so that nothing rings for it and no duration is counted.
 */
export const modes = ['live', 'test', 'retro'] as const;
export type Mode = (typeof modes)[number];

export const readMode = (word: string): Mode | undefined =>
  modes.find((mode) => mode !== 'live' && mode === word.toLowerCase().replace(/^[-–—]+/u, ''));
