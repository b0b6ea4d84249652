import { declare as declareIncident } from '../../domain/declare.ts';
import { type Mode, readMode } from '../../domain/mode.ts';
import { type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { isNoSeverity, readSeverity, type Severity } from '../../domain/severity.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { echo, nextHint, no } from './said-back.ts';

/** Nobody said how bad it is. */
const usual: Severity = 'sev3';

export const declare: Command = {
  verb: 'declare',
  aliases: ['new', 'open', 'start', 'create'],
  takes: '[sev1..sev4] <title> [test|retro]',
  does: 'opens an incident and its channel',
  anywhere: true,
  async run({ rest, by, teamId, key }, { desk, cadences, openings }) {
    const { severity, title, mode } = readDeclaration(rest);
    if (wantsPrivate(rest.text, title.text)) {
      const inQuotes = `/incident declare ${severity ?? usual} "${title.text}"`;
      return no('not_supported', 'Private incidents are not there yet, so nothing was declared.', inQuotes);
    }
    const wrong = [title.text.split(/\s/u, 1)[0], title.text.split(/\s/u).at(-1)].find((word) =>
      isNoSeverity(word ?? ''),
    );
    if (severity === undefined && wrong) {
      const sentence = `${quoted(wrong)} is no severity: sev1 (worst) to sev4 are.`;
      return no('usage', sentence, `/incident declare sev2 ${title.text.replace(wrong, '').trim() || '<title>'}`);
    }
    const declaration = { title: unquoted(title), severity: severity ?? usual, mode, by };
    const outcome = await desk.declare(teamId, (who, now) => declareIncident(declaration, who, cadences, now), key);
    if (!outcome.ok) return outcome.refusal;
    const { incident } = outcome.value;
    const { id } = incident;
    const lines = [
      `#${id} declared, opening its channel: ${incident.severity}, “${echo(incident.title)}”. You lead.`,
      nextHint(incident.next, desk.clock),
    ];
    lines.push(...modeHint[mode]);
    if (severity === undefined) lines.push(`Severity is ${usual} until you say: \`/incident #${id} severity sev1\``);
    // The same command a second time: its channel may be there by now.
    const { channel } = incident;
    return channel === null ? { text: understood(...lines), later: openings.wait(id) } : { text: understood(...lines) };
  },
};

/** Better one more try than an incident in public that somebody wanted private. */
const wantsPrivate = (typed: string, title: string): boolean =>
  /(?:^|\s)(?:--|[–—])private(?=\s|$)|^private\b|\sprivate$/iu.test(typed) || /^private\b|\sprivate$/iu.test(title);

/** What somebody should know of a kind of incident that is not the usual one. */
export const modeHint: Readonly<Record<Mode, readonly string[]>> = {
  live: [],
  test: ['It is a test: announced to nobody, counted nowhere.'],
  retro: ['It is written down after the fact: no reminder rings for it.'],
};

interface Read {
  readonly severity: Severity | undefined;
  readonly title: Said;
  readonly mode: Mode;
}

/** The severity may stand first or last; `test` and `retro` stand last. */
function readDeclaration(said: Said): Read {
  const { rest: whole, mode } = splitMode(said);
  const { word, rest } = splitWord(whole);
  const first = readSeverity(word);
  if (first) {
    const title = trim(slice(rest, /^(?:[:–—-]+\s+)?/u.exec(rest.text)?.[0].length ?? 0));
    return { severity: first, title, mode };
  }
  const tail = /\s(\S+)$/u.exec(whole.text);
  const last = tail?.[1] === undefined ? undefined : readSeverity(tail[1]);
  if (tail && last) return { severity: last, title: trim(slice(whole, 0, tail.index)), mode };
  return { severity: undefined, title: whole, mode };
}

function splitMode(said: Said): { readonly rest: Said; readonly mode: Mode } {
  const tail = /\s(\S+)$/u.exec(said.text);
  const mode = tail?.[1] === undefined ? undefined : readMode(tail[1]);
  return tail && mode ? { rest: trim(slice(said, 0, tail.index)), mode } : { rest: said, mode: 'live' };
}

/** Quotes around the whole title are how people mark it, not part of it. */
function unquoted(title: Said): Said {
  const whole = /^["“”][^"“”]*["“”]$|^['‘](?:[^'‘’]|\b['’]\b)*['’]$/u.test(title.text);
  return whole ? trim(slice(title, 1, title.text.length - 1)) : title;
}
