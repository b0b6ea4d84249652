import type { Refusal } from '../../domain/outcome.ts';
import type { Doubt } from '../../domain/past.ts';
import { quoted } from '../views/reply.ts';
import { no } from './said-back.ts';

/** The same beside the field of a form: what to write there instead. */
export function doubtSentence(doubt: Doubt): string {
  const words = quoted(doubt.words, 'whole in the field');
  switch (doubt.why) {
    case 'future':
      return `${words} has not come yet.`;
    case 'never':
      return `The clocks skipped ${words} that night: try 20m ago.`;
    case 'weekday':
      return `${words} names a weekday and a date that differ: write ${withoutDay(doubt.words)}.`;
    case 'twice':
      return `The clock showed ${words} twice that night: write ${doubt.moments.map(inUtc).join(' or ')}.`;
  }
}

/** A time that could mean two moments, or none, is asked about: the lines to choose from. */
export function inDoubt(doubt: Doubt, typed: string): Refusal {
  const words = quoted(doubt.words);
  const before = typed.slice(0, typed.lastIndexOf(doubt.words)).replace(/(?:at|@)\s+$/u, '');
  const line = (time: string) => `/incident ${before}${time}`;
  switch (doubt.why) {
    case 'future':
      // What follows a time at the end makes it a word like any other.
      return no('unclear_time', `${words} has not come yet.`, line('20m ago'), line(`${asMarked(doubt.words)}.`));
    case 'never':
      return no('unclear_time', `The clocks skipped ${words} that night.`, line('20m ago'));
    case 'weekday':
      return no(
        'unclear_time',
        `${words} names a weekday and a date that differ.`,
        line(asMarked(withoutDay(doubt.words))),
      );
    case 'twice': {
      const [first = '', second = ''] = doubt.moments.map((at) => `at ${inUtc(at)}`);
      return no('unclear_time', `The clock showed ${words} twice that night.`, line(first), line(second));
    }
  }
}

/** Words that begin with `on` need no other. */
const asMarked = (words: string): string => (/^on\s/iu.test(words) ? words : `at ${words}`);

const withoutDay = (words: string): string =>
  words.replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*,?\s+(?=.*\d)/iu, '');

const inUtc = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
