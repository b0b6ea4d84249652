import { mutatedText } from '../mutate.ts';
import type { Random } from '../random.ts';
import { type Family, form } from '../shot.ts';

interface Payload {
  readonly type: string;
  readonly view?: { readonly id: string };
}

/** Clicks, forms and shortcuts with parts that are missing or other than Slack sends them. */
export const interactivity: Family = (random, { seeds }) => {
  const seed = random.pick(seeds.interactions) as Payload;
  const body = form({ payload: mutatedText(random, anew(random, seed)) });
  return { family: 'interactivity', what: seed.type, body, expects: [200, 400], records: true };
};

/** With ids of its own: the same click a second time would change nothing anyway. */
function anew(random: Random, { view, ...payload }: Payload): unknown {
  const id = `${random.int(2 ** 31)}.${random.int(2 ** 31)}.fuzz`;
  return { ...payload, trigger_id: id, ...(view ? { view: { ...view, id: `V${id}` } } : {}) };
}
