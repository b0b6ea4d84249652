import { figuresOf } from '../../desk/figures.ts';
import { componentIn, isSameName, namesIn } from '../../domain/component.ts';
import { counted } from '../../domain/counted.ts';
import { readPeriod } from '../../domain/metrics/read-period.ts';
import { hitting, reportOf } from '../../domain/metrics/report.ts';
import { scoreOf, scoreWords } from '../../domain/promises/score.ts';
import { figures } from '../views/figures.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { no } from './said-back.ts';
import { sendCharts } from './send-charts.ts';

/** The word before anything else that asks for pictures as well. */
const chart = /^charts?(?:\s+|$)/iu;

export const stats: Command = {
  verb: 'stats',
  takes: '[chart] [30d|quarter|2026-11] [component]',
  does: 'how often, how long, how the promises were kept; `chart`: in pictures too',
  anywhere: true,
  async run({ rest, teamId, by }, house) {
    const { desk, catalog, pageZone } = house;
    const words = rest.text.trim();
    const now = desk.clock();
    const { period: whole, name, rest: named } = readPeriod(words.replace(chart, ''), pageZone, now);
    // Of a month that is not over, nothing of what is to come is late.
    const period = { from: whole.from, to: new Date(Math.min(whole.to.getTime(), now.getTime())) };
    const component = componentIn(named, catalog);
    const all = await figuresOf(teamId, period, desk.records);
    const some = named === '' ? all : hitting(all, component);
    const isKnown = named === '' || namesIn(catalog).some(([typed]) => isSameName(typed, named));
    if (some.length === 0 && !isKnown) {
      const sentence = `${quoted(named)} is no period, and nothing of that name was hit in ${name}.`;
      return no('usage', sentence, '/incident stats 30d', '/incident stats quarter');
    }
    const report = reportOf(some, period, pageZone);
    const made = named === '' ? await desk.records.promisesSince(teamId, period.from) : [];
    const promises = made.filter(({ madeAt }) => madeAt <= period.to);
    const score = scoreOf(promises, period.to);
    const { count } = report.all;
    const which = `${name.charAt(0).toUpperCase()}${name.slice(1)}${named === '' ? '' : `, ${cut(escapeText(oneLine(component)), 80)}`}`;
    const head = `${which}: ${count === 0 ? 'no incident' : counted(count, 'incident')}.`;
    const lines = [...figures(report), ...(named === '' ? [promisesLine()] : [])];
    const hasPictures = chart.test(words) && (count > 0 || score.timed > 0);
    if (chart.test(words))
      lines.push(hasPictures ? 'The pictures are on their way to you.' : 'There is nothing to draw.');
    const text = understood([head, ...lines.map((line) => `• ${line}`)].join('\n'));
    if (!hasPictures) return { text };
    const asked = { user: by.id, which, line: `/incident stats ${words}` };
    const of = named === '' ? '' : component;
    return { text, later: sendCharts(asked, { incidents: some, promises, period, zone: pageZone, of }, house) };

    function promisesLine(): string {
      const share = score.timed > 0 ? `. Kept: ${Math.round((score.kept / score.timed) * 100)}%.` : '';
      return `Promises: ${scoreWords(score) ?? '0 promises with a time'}${share}`;
    }
  },
};
