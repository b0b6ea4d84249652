import { showMoment, showTime } from '../../domain/show-time.ts';

/** From when until when Slack took nothing. */
export interface Away {
  readonly from: Date;
  readonly to: Date;
}

/** For a card: why messages stand there later than what they tell. */
export const awayWords = ({ from, to }: Away): string =>
  `From ${showMoment(from)} to ${showTime(to, from)} Slack took nothing. What was recorded then came afterwards; \`/incident timeline\` has its own times.`;

/** For whoever typed while Slack takes nothing: what was done, and what comes. */
export const slowWords = (entries: number): string =>
  `Slack takes longer than usual: this is recorded and will be posted when Slack takes it, ${
    entries === 1 ? '1 entry is' : `${entries} entries are`
  } waiting.`;
