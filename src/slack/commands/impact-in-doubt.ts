import type { HeadDoubt } from '../../domain/impacts/reading/head.ts';
import type { TimeDoubt } from '../../domain/impacts/reading/settle.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { quoted } from '../views/reply.ts';
import { no } from './said-back.ts';

const usage = '/incident impact <component> major from 17:40 UTC to 18:20 UTC';

/** What is missing before the window, and the lines that serve instead. */
export function headInDoubt(doubt: HeadDoubt, typed: string): Refusal {
  if ('degreeFirst' in doubt) {
    const { rest, degreeFirst } = doubt;
    return no('usage', 'Say what was hit first, then how badly.', `/incident impact ${rest} ${degreeFirst}`);
  }
  const note = typed === '' ? [] : [`/incident note impact: ${typed}`];
  return doubt.missing === 'component'
    ? no('usage', 'Say what was hit, then how badly.', usage, ...note)
    : no('usage', 'Say how badly it was hit: none, minor, partial, major or full.', usage, ...note);
}

/** Why a time of an impact must be asked about, in a sentence. */
function timeSentence(doubt: TimeDoubt, where?: string): string {
  const words = quoted(doubt.words, where);
  switch (doubt.why) {
    case 'unreadable':
      return `${words} is no time that Sitrep can read.`;
    case 'future':
      return `${words} has not come yet.`;
    case 'never':
      return `The clocks skipped ${words} that night.`;
    case 'weekday':
      return `${words} names a weekday and a date that differ.`;
    case 'twice':
      return `The clock showed ${words} twice that night.`;
  }
}

/** The same beside the field of a form: what to write there instead. */
export function timeSentenceInForm(doubt: TimeDoubt): string {
  const sentence = timeSentence(doubt, 'whole in the field').replace(/\.$/u, '');
  if (doubt.why === 'twice' || doubt.why === 'weekday') return `${sentence}: write ${instead(doubt).join(' or ')}.`;
  return doubt.why === 'future' ? `${sentence}.` : `${sentence}: try 17:40 UTC, or 20m ago.`;
}

export function timeInDoubt(doubt: TimeDoubt, typed: string, verb = 'impact'): Refusal {
  const at = typed.lastIndexOf(doubt.words);
  const line = (time: string) =>
    `/incident ${verb} ${at < 0 ? typed : typed.slice(0, at) + time + typed.slice(at + doubt.words.length)}`;
  return no('unclear_time', timeSentence(doubt), ...instead(doubt).map(line));
}

function instead(doubt: TimeDoubt): string[] {
  if (doubt.why === 'twice') return doubt.moments.map((at) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`);
  if (doubt.why === 'weekday')
    return [doubt.words.replace(/\p{L}+day,?\s+|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun),?\s+/iu, '')];
  return [doubt.why === 'unreadable' ? '17:40 UTC' : '20m ago'];
}
