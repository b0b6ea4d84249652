import { mutated, mutatedText } from '../mutate.ts';
import type { Random } from '../random.ts';
import type { Family } from '../shot.ts';

interface Envelope {
  readonly event: { readonly type: string };
}
const json = { 'content-type': 'application/json' };
const freshId = (random: Random) => `Ev${random.int(2 ** 31)}${random.int(2 ** 31)}`;

export const events: Family = (random, { seeds }) => {
  const seed = { ...(random.pick(seeds.events) as Envelope), event_id: freshId(random) };
  const what = seed.event.type;
  const body = mutatedText(random, seed);
  return { family: 'events', what, body, headers: json, expects: [200, 400], records: true };
};

/** What another workspace says concerns nobody here. */
export const foreign: Family = (random, { seeds }) => {
  const seed = random.pick(seeds.events) as Envelope;
  const body = JSON.stringify({
    ...seed,
    event: mutated(random, seed.event) ?? {},
    event_id: freshId(random),
    team_id: 'T0FOREIGN0',
  });
  return { family: 'foreign', what: seed.event.type, body, headers: json, expects: [200, 400], records: false };
};
