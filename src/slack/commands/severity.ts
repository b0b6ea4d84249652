import { changeSeverity } from '../../domain/change-severity.ts';
import { forbidden } from '../../domain/permission.ts';
import { splitWord } from '../../domain/said.ts';
import { readSeverity } from '../../domain/severity.ts';
import { quoted } from '../views/reply.ts';
import type { Command } from './command.ts';
import { echo, nextHint, no, saidBack } from './said-back.ts';

export const severity: Command = {
  verb: 'severity',
  aliases: ['sev'],
  takes: '<sev1..sev4> [why]',
  does: 'says how bad it is; sev1 is the worst',
  needs: /^$/u,
  async run({ rest, where, by, key }, { desk, cadences, allowed }) {
    const { word, rest: why } = splitWord(rest);
    const wanted = readSeverity(/^[1-4]$/u.test(word) ? `sev${word}` : word);
    if (word === '') return no('usage', 'Say how bad it is, sev1 (worst) to sev4.', '/incident severity sev2');
    if (wanted === undefined) {
      const sentence = `${quoted(word)} is no severity: sev1 (worst) to sev4 are.`;
      return no('usage', sentence, `/incident severity sev2 ${rest.text}`);
    }
    const outcome = await desk.change(
      where,
      (incident, now) =>
        forbidden(allowed, 'severity', incident, by.id) ?? changeSeverity(incident, wanted, why, by, cadences, now),
      key,
    );
    return saidBack(outcome, ({ incident, entry }) => {
      const words = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
      return [`#${incident.id} is ${incident.severity} now${words}`, nextHint(incident.next, desk.clock)];
    });
  },
};
