import type { Decide } from '../../desk/ports.ts';
import type { Change } from '../../domain/change.ts';
import { setImpact } from '../../domain/impact.ts';
import { aroundOf } from '../../domain/impacts/around.ts';
import { readImpact } from '../../domain/impacts/reading/read.ts';
import { showWallWindow } from '../../domain/impacts/window.ts';
import { particulars } from '../../domain/impacts/words.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Button } from '../views/buttons.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import type { Command, Reply } from './command.ts';
import { headInDoubt, timeInDoubt } from './impact-in-doubt.ts';
import { echo, saidBack } from './said-back.ts';

export const impact: Command = {
  verb: 'impact',
  aliases: ['impacts'],
  takes:
    '<component>[@region] <none|minor|partial|major|full> [from … to …] [16% of calls] [data lost|partial|delayed|queued|backfilled|none] [caused-by <entry>]',
  does: 'what was hit, where, how badly and when; said again, it replaces what was said',
  needs: /^$/u,
  async run({ rest, where, by, zone, key }, { desk, catalog }) {
    // Decided at the desk: which day "17:40" was depends on when the incident was.
    const decide: Decide = (incident, now) => {
      const read = readImpact(rest, { catalog, zone, around: aroundOf(incident, now) });
      if ('head' in read) return { ok: false, refusal: headInDoubt(read.head, rest.text) };
      if ('time' in read) return { ok: false, refusal: timeInDoubt(read.time, rest.text) };
      return setImpact(incident, { ...read.impact, by }, now);
    };
    return impactSaidBack(await desk.change(where, decide, key), zone);
  },
};

/** What was understood of an impact, in UTC and in the zone of whoever said it. */
export const impactSaidBack = (outcome: Outcome<Change>, zone: string): Reply =>
  saidBack(outcome, (change) => wordsOf(change, zone), sayAgain);

/** Its form, with what is said now: another end, another degree. */
const sayAgain = ({ incident: { id }, entry }: Change): Button[] => [
  { does: 'impact', label: 'Change it', about: { incident: id, entry: entry.seq } },
];

function wordsOf({ incident: { id, impacts }, entry }: Change, zone: string): string[] {
  const said = impacts.find(({ seq }) => seq === entry.seq);
  if (!said) return [`#${id} impact recorded as entry ${entry.seq}.`];
  const { component, region, amount } = said;
  const where = region === null ? '' : ` in “${short(region)}”`;
  const facts = particulars({ ...said, amount: null }).join(', ');
  const local = showWallWindow(said, zone);
  const lines = [
    `#${id} impact on “${short(component)}”${where}: ${facts}${local === '' ? '' : ` (${local})`}`,
    ...(amount === null ? [] : [`Amount: “${echo(amount)}”`]),
    ...(entry.text === '' ? [] : [`“${echo(entry.text)}”`]),
  ];
  return [...lines, ...replaced(entry)];
}

const short = (name: string): string => cut(escapeText(oneLine(name)), 200, 'recorded whole');

const replaced = ({ detail, kind }: Change['entry']): string[] =>
  kind === 'impact' && 'replaces' in detail && detail.replaces !== null
    ? [`It replaces entry ${detail.replaces}, which stays in the timeline.`]
    : [];
