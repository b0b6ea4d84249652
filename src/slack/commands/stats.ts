import { figuresOf } from '../../desk/figures.ts';
import { componentIn, isSameName, namesIn } from '../../domain/component.ts';
import { readPeriod } from '../../domain/metrics/read-period.ts';
import { hitting, reportOf } from '../../domain/metrics/report.ts';
import { scoreOf, scoreWords } from '../../domain/promises/score.ts';
import { figures } from '../views/figures.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { no } from './said-back.ts';

export const stats: Command = {
  verb: 'stats',
  takes: '[30d|quarter|2026-11] [component]',
  does: 'how often, how long, how the promises were kept',
  anywhere: true,
  async run({ rest, teamId }, { desk, catalog, pageZone }) {
    const { period, name, rest: named } = readPeriod(rest.text, pageZone, desk.clock());
    const component = componentIn(named, catalog);
    const all = await figuresOf(teamId, period, desk.records);
    const some = named === '' ? all : hitting(all, component);
    const isKnown = named === '' || namesIn(catalog).some(([typed]) => isSameName(typed, named));
    if (some.length === 0 && !isKnown) {
      const sentence = `${quoted(named)} is no period, and nothing of that name was hit in ${name}.`;
      return no('usage', sentence, '/incident stats 30d', '/incident stats quarter');
    }
    const report = reportOf(some, period, pageZone);
    const { count } = report.all;
    const which = `${name.charAt(0).toUpperCase()}${name.slice(1)}${named === '' ? '' : `, ${cut(escapeText(oneLine(component)), 80)}`}`;
    const head = `${which}: ${count === 0 ? 'no incident' : `${count} incident${count === 1 ? '' : 's'}`}.`;
    const lines = [...figures(report), ...(named === '' ? await promises() : [])];
    return { text: understood([head, ...lines.map((line) => `• ${line}`)].join('\n')) };

    async function promises(): Promise<string[]> {
      const score = scoreOf(await desk.records.promisesSince(teamId, period.from), period.to);
      const share = score.timed > 0 ? `. Kept: ${Math.round((score.kept / score.timed) * 100)}%.` : '';
      return [`Promises: ${scoreWords(score) ?? '0 promises with a time'}${share}`];
    }
  },
};
