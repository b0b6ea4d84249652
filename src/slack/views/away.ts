import { showMoment, showTime } from '../../domain/show-time.ts';

/** From when until when Slack took nothing. */
export interface Away {
  readonly from: Date;
  readonly to: Date;
}

/** For a card: why messages stand there later than what they tell. */
export const awayWords = ({ from, to }: Away): string =>
  `From ${showMoment(from)} to ${showTime(to, from)} Slack took nothing. What was recorded then came afterwards; \`/incident timeline\` has its own times.`;

/** For whoever typed while Slack takes nothing: what was done, and what comes. Undefined: too many to count at once. */
export function slowWords(entries: number | undefined): string {
  const many = entries === undefined ? 'many entries are' : entries === 1 ? '1 entry is' : `${entries} entries are`;
  return `Slack takes longer than usual: this is recorded and will be posted when Slack takes it, ${many} waiting.`;
}
