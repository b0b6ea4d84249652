import { changeSeverity } from '../../domain/change-severity.ts';
import { splitWord } from '../../domain/said.ts';
import { readSeverity } from '../../domain/severity.ts';
import type { Command } from './command.ts';
import { echo, nextHint, no, saidBack } from './said-back.ts';

export const severity: Command = {
  verb: 'severity',
  aliases: ['sev'],
  takes: '<sev1..sev4> [why]',
  does: 'says how bad it is; sev1 is the worst',
  async run({ rest, where, by, key }, { desk, cadences }) {
    const { word, rest: why } = splitWord(rest);
    const wanted = readSeverity(word);
    if (wanted === undefined) {
      return no('usage', `“${word}” is no severity: sev1 (worst) to sev4 are.`, `/incident severity sev2 ${rest.text}`);
    }
    const outcome = await desk.change(
      where,
      (incident, now) => changeSeverity(incident, wanted, why, by, cadences, now),
      key,
    );
    return saidBack(outcome, ({ incident, entry }) => {
      const words = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
      return [`#${incident.id} is ${incident.severity} now${words}`, nextHint(incident.next, desk.clock)];
    });
  },
};
