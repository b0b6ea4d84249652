import { distance } from 'fastest-levenshtein';
import type { Refusal } from '../../domain/outcome.ts';
import { readSeverity } from '../../domain/severity.ts';
import { quoted } from '../views/reply.ts';
import { commandCalled, commands } from './index.ts';
import { no } from './said-back.ts';

interface Unknown {
  readonly word: string;
  /** The text before the word, and all that follows it. */
  readonly before: string;
  readonly after: string;
}

/** Verbs that people know from elsewhere, and that are still to come. */
const absent: readonly string[] = ['publish', 'subscribe', 'unsubscribe'];

/** What to type instead of a verb that is none; the line keeps every word they typed. */
export function unknownVerb({ word, before, after }: Unknown, isInIncident: boolean): Refusal {
  const verb = word.toLowerCase().replace(/:$/u, '');
  if (absent.includes(verb)) return no('unknown_verb', `${verb} is not there yet.`, '/incident help');
  const none = `There is no ${quoted(word)}`;
  if (readSeverity(verb)) {
    return no(
      'unknown_verb',
      `${none}.`,
      `/incident ${before}${isInIncident ? 'severity' : 'declare'} ${word}${after}`,
    );
  }
  if (/^\d+$/u.test(verb) && commandCalled(after.trim().split(/\s/u)[0]?.toLowerCase() ?? '')) {
    return no('unknown_verb', `${none}.`, `/incident #${word}${after}`);
  }
  const near = nearest(verb);
  if (near) return no('unknown_verb', `${none}; did you mean ${near}?`, `/incident ${before}${near}${after}`);
  // One word alone is a verb that failed; several are words without a verb: news where an incident is, a new one elsewhere.
  if (after.trim() === '') return no('unknown_verb', `${none}.`, '/incident help');
  const meant = isInIncident ? 'update' : 'declare';
  return no('unknown_verb', `${none}.`, `/incident ${before}${meant} ${word}${after}`, '/incident help');
}

/** The verb that a slip of the finger away is meant. Short aliases are near to everything. */
function nearest(word: string): string | undefined {
  const names = commands
    .flatMap((command) => [command.verb, ...(command.aliases ?? [])])
    .filter(({ length }) => length > 3);
  const best = names.map((name) => ({ name, slips: slips(word, name) })).sort((a, b) => a.slips - b.slips)[0];
  const allowed = word.length > 4 ? 2 : 1;
  return best && best.slips <= allowed ? (commandCalled(best.name)?.verb ?? best.name) : undefined;
}

/** Two letters in the wrong order are one slip, not two. */
function slips(word: string, name: string): number {
  const letters = (text: string) => [...text].sort().join('');
  const swapped = word.length === name.length && letters(word) === letters(name);
  return Math.min(distance(word, name), swapped ? 1 : Number.POSITIVE_INFINITY);
}
