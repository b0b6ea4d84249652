import { readDuration } from '../../domain/duration.ts';
import { scoreOf, scoreWords } from '../../domain/promises/score.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { no } from './said-back.ts';

const day = 86_400_000;

/** What a period may be called, in days. */
const periods: Readonly<Record<string, number>> = { week: 7, month: 30, quarter: 91, year: 365 };

export const stats: Command = {
  verb: 'stats',
  takes: '[7d|30d|quarter|year]',
  does: 'how the promises of the team were kept',
  anywhere: true,
  async run({ rest, teamId }, { desk }) {
    const words = rest.text.toLowerCase().replace(/^(?:the\s+)?(?:last\s+)?/u, '');
    const length = words === '' ? 30 * day : (periods[words] ?? 0) * day || readDuration(words);
    if (!length)
      return no('usage', `${quoted(rest.text)} is no period.`, '/incident stats 30d', '/incident stats quarter');
    const now = desk.clock();
    const promises = await desk.records.promisesSince(teamId, new Date(now.getTime() - length));
    const score = scoreOf(promises, now);
    const days = Math.max(1, Math.round(length / day));
    const share = score.timed > 0 ? ` Kept: ${Math.round((score.kept / score.timed) * 100)}%.` : '';
    const what = scoreWords(score) ?? '0 promises with a time';
    return { text: understood(`The last ${days} day${days === 1 ? '' : 's'}: ${what}.${share}`) };
  },
};
