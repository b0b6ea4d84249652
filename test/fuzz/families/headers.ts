import type { Random } from '../random.ts';
import { type Family, form, type Scene, type Shot } from '../shot.ts';

type Odd = Pick<Shot, 'what' | 'expects'> & Partial<Shot>;

/** A right command, but its envelope is wrong: refused, whatever is in it. */
export const headers: Family = (random, scene) => {
  const body = form({
    ...random.pick(scene.seeds.commands),
    text: `#${scene.incident} note this must not be recorded`,
    trigger_id: `${random.int(2 ** 31)}.forged`,
  });
  return { family: 'headers', body, records: false, ...odd(random, scene, body) };
};

function odd(random: Random, { seeds }: Scene, body: string): Odd {
  const digits = Array.from({ length: 64 }, () => random.int(16).toString(16)).join('');
  const big = `${body}&x=${'y'.repeat(random.pick([1_000_000, 5_000_000]))}`;
  return random.pick<() => Odd>([
    () => ({ what: 'no signature', signature: null, expects: [401] }),
    () => ({ what: 'an empty signature', signature: '', expects: [401] }),
    () => ({ what: 'a wrong signature', signature: `v0=${digits}`, expects: [401] }),
    () => ({ what: 'half a signature', signature: `v0=${digits.slice(0, random.int(64))}`, expects: [401] }),
    () => ({ what: 'another version', signature: `v1=${digits}`, expects: [401] }),
    () => ({ what: 'an endless signature', signature: `v0=${'a'.repeat(8000)}`, expects: [401] }),
    () => ({
      what: 'two signatures',
      headers: { 'x-slack-signature': [`v0=${digits}`, `v0=${digits}`] },
      expects: [401],
    }),
    () => ({ what: 'too old', skew: -301 - random.int(1e6), expects: [401] }),
    () => ({ what: 'dated ahead', skew: 301 + random.int(1e6), expects: [401] }),
    () => ({
      what: 'no date',
      headers: { 'x-slack-request-timestamp': random.pick(['', 'now', '-1', '1e999', 'NaN', '0x10', '9'.repeat(400)]) },
      expects: [401],
    }),
    () => ({ what: 'no JSON', headers: { 'content-type': 'application/json' }, expects: [400] }),
    () => ({
      what: 'an odd type',
      headers: {
        'content-type': random.pick([
          '',
          'text/plain',
          'multipart/form-data; boundary=x',
          ';',
          'application/json;'.repeat(99),
        ]),
      },
      expects: [400],
    }),
    () => ({
      what: 'JSON of a form',
      body: JSON.stringify([digits, seeds.events[0]]),
      expects: [400],
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    () => ({ what: 'too large', body: big, expects: [413, 0] }),
    () => ({ what: 'too large, in chunks', body: big, way: 'chunked' as const, expects: [413, 0] }),
    () => ({ what: 'in chunks and forged', way: 'chunked' as const, signature: `v0=${digits}`, expects: [401] }),
    () => ({ what: 'cut off', way: 'cut off' as const, expects: [0, 400] }),
    () => ({ what: 'ssl_check and forged', body: `${body}&ssl_check=1`, signature: `v0=${digits}`, expects: [200] }),
    () => ({
      what: 'another path',
      path: random.pick([
        '/',
        '/slack/events/',
        '/slack/../slack/events',
        '//slack/events',
        '/%2e%2e/',
        '/slack/install',
        '/metrics',
      ]),
      expects: [404],
    }),
    () => ({ what: 'another method', method: random.pick(['PUT', 'DELETE', 'OPTIONS', 'PATCH']), expects: [404] }),
    () => ({
      what: 'many headers',
      headers: Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`x-${n}`, digits])),
      expects: [431, 0],
      signature: null,
    }),
  ])();
}
