/**
 * What sort of incident it is. `live`: it is happening; `test`: a drill, announced to nobody and counted nowhere; `retro`:
 * written down after the fact, so that nothing rings for it and no duration is counted.
 */
export const modes = ['live', 'test', 'retro'] as const;
export type Mode = (typeof modes)[number];

/** Whether people outside hear of it: neither of a drill nor of what is private. */
export const isAnnounced = ({ mode, isPrivate }: { readonly mode: Mode; readonly isPrivate: boolean }): boolean =>
  mode !== 'test' && !isPrivate;

/**
 * Whether they hear of it when it is declared. What was written down after the fact needs nobody now: of that they hear
 * once, when it is told to its end.
 */
export const isAnnouncedAtOnce = (incident: Parameters<typeof isAnnounced>[0]): boolean =>
  isAnnounced(incident) && incident.mode !== 'retro';

export const readMode = (word: string): Mode | undefined =>
  modes.find((mode) => mode !== 'live' && mode === word.toLowerCase().replace(/^[-–—]+/u, ''));

/**
 * Whether it is in the figures. What people wrote down from memory is not; what was brought in has the times that were kept
 * of it as it happened.
 */
export const isMeasured = ({ mode, imported }: { readonly mode: Mode; readonly imported: number }): boolean =>
  mode === 'live' || imported > 0;
