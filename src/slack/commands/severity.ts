import { changeSeverity } from '../../domain/change-severity.ts';
import { type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { isNoSeverity, readSeverity, spacedSeverity } from '../../domain/severity.ts';
import { permitted } from '../permitted.ts';
import { quoted } from '../views/reply.ts';
import type { Command } from './command.ts';
import { echo, nextHint, no, saidBack } from './said-back.ts';

export const severity: Command = {
  verb: 'severity',
  aliases: ['sev'],
  takes: '<sev1..sev4> [why]',
  does: 'says how bad it is; sev1 is the worst',
  needs: /^$/u,
  async run({ rest, where, by, key }, house) {
    const { desk, cadences } = house;
    const { word, rest: after } = splitWord(slice(rest, spacedSeverity(rest.text)));
    const first = readSeverity(/^[1-4][:,.;!]*$/u.test(word) ? `sev${word}` : word);
    const last = first ? undefined : splitLast(rest);
    const wanted = first ?? last?.severity;
    const why = last?.why ?? after;
    if (word === '') return no('usage', 'Say how bad it is, sev1 (worst) to sev4.', '/incident severity sev2');
    if (wanted === undefined) {
      const sentence = `${quoted(word)} is no severity: sev1 (worst) to sev4 are.`;
      return no(
        'usage',
        sentence,
        `/incident severity sev2 ${isNoSeverity(word) || after.text === '' ? after.text : rest.text}`.trim(),
      );
    }
    const refusal = await permitted('severity', where, by.id, house);
    const outcome = await desk.change(
      where,
      (incident, now) => refusal(incident) ?? changeSeverity(incident, wanted, why, by, cadences, now),
      key,
    );
    return saidBack(outcome, ({ incident, entry }) => {
      const words = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
      return [`#${incident.id} is ${incident.severity} now${words}`, nextHint(incident.next, desk.clock)];
    });
  },
};

/** `severity only staging, so sev4`. */
function splitLast(said: Said) {
  const tail = /\s(\S+)$/u.exec(said.text);
  const severity = readSeverity(tail?.[1] ?? '');
  return tail && severity ? { severity, why: trim(slice(said, 0, tail.index)) } : undefined;
}
