import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../../src/sandbox/fault.ts';
import type { Dice } from '../dice.ts';
import type { Rule } from '../weather.ts';
import type { Disturbance, Kind } from './disturbance.ts';

/** The methods that followers call most. */
const methods = [
  'conversations.create',
  'conversations.invite',
  'conversations.setTopic',
  'chat.postMessage',
  'chat.update',
  'pins.add',
  'bookmarks.add',
  'files.completeUploadExternal',
  'conversations.history',
];

export const only = (method: string): RegExp => new RegExp(`^${method.replace('.', '\\.')}$`, 'u');

/** A rule that holds for a while. */
export function weather(words: string, lasts: number, rule: Rule, refuses = false): Disturbance {
  return { words, lasts, refuses, begin: (house) => house.weather.begin(rule) };
}

/** Hits a few calls of one method, or everything for a while. */
function some(dice: Dice, name: string, phases: ReadonlyArray<'before' | 'after'>, fault: Fault): Disturbance {
  const phase = dice.oneOf(phases);
  if (dice.chance(0.4)) {
    const lasts = dice.between(200, 1500);
    return weather(`every call: ${name}, ${phase} it is done, for ${lasts} ms`, lasts, { phase, fault: () => fault });
  }
  const [method, skip, count] = [dice.oneOf(methods), dice.between(0, 3), dice.between(1, 3)];
  const words = `${method}: ${name}, ${phase} it is done, ${count} times after ${skip}`;
  return weather(words, 4000, { method: only(method), phase, skip, count, fault: () => fault });
}

/** Slack's own bad days: all of it passes. */
export const ofSlack: readonly Kind[] = [
  {
    name: 'status',
    weight: 6,
    roll(dice) {
      const status = dice.oneOf([500, 502, 503]);
      return some(dice, `status ${status}`, ['before', 'after'], {
        kind: 'status',
        status,
        body: '<html>sorry</html>',
      });
    },
  },
  {
    name: 'no JSON',
    weight: 2,
    roll: (dice) =>
      some(dice, '200 without JSON', ['before', 'after'], { kind: 'status', status: 200, body: '<html>hi</html>' }),
  },
  { name: 'reset', weight: 6, roll: (dice) => some(dice, 'connection reset', ['before', 'after'], { kind: 'reset' }) },
  {
    name: 'passing error',
    weight: 4,
    roll(dice) {
      const error = dice.oneOf(['internal_error', 'fatal_error', 'service_unavailable']);
      return some(dice, error, ['before', 'after'], { kind: 'error', error });
    },
  },
  {
    name: 'rate limit',
    weight: 5,
    roll: (dice) => some(dice, '429, Retry-After 1', ['before'], { kind: 'ratelimited', retryAfter: 1 }),
  },
  {
    name: 'one method limited, the others go on',
    weight: 3,
    roll(dice) {
      const [method, lasts] = [dice.oneOf(methods), dice.between(500, 3000)];
      const fault = (): Fault => ({ kind: 'error', error: 'ratelimited' });
      return weather(`${method}: ratelimited for ${lasts} ms`, lasts, { method: only(method), phase: 'before', fault });
    },
  },
  {
    name: 'out of order',
    weight: 4,
    roll(dice) {
      const lasts = dice.between(500, 3000);
      const delays = Array.from({ length: 16 }, () => dice.between(0, 500));
      let n = 0;
      const fault = (): Fault => ({ kind: 'delay', ms: delays[n++ % delays.length] ?? 0 });
      return weather(`answers late by up to 500 ms, out of order, for ${lasts} ms`, lasts, { phase: 'after', fault });
    },
  },
  {
    name: 'no answer',
    weight: 1,
    roll(dice) {
      const [method, phase] = [dice.oneOf(methods), dice.oneOf(['before', 'after'] as const)];
      const rule: Rule = { method: only(method), phase, count: 1, fault: () => ({ kind: 'hang' }) };
      return weather(`${method}: no answer, ${phase} it is done, once`, 4000, rule);
    },
  },
  {
    name: 'socket refresh',
    over: 'socket',
    weight: 12,
    roll(dice) {
      const reason = dice.oneOf(['warning', 'refresh_requested', 'link_disabled'] as const);
      return {
        words: `the socket is to be refreshed (${reason})`,
        lasts: 0,
        begin(house) {
          house.slack.sockets.refresh(reason);
          return () => {};
        },
      };
    },
  },
  {
    name: 'socket cut',
    over: 'socket',
    weight: 12,
    roll(dice) {
      const after = dice.between(0, 300);
      return {
        words: `the socket is cut after ${after} ms`,
        lasts: 0,
        begin(house) {
          const cut = sleep(after).then(() => house.slack.sockets.cut());
          return () => cut;
        },
      };
    },
  },
];
