import { words } from './corpus.ts';
import type { Random } from './random.ts';

type Holder = Record<string | number, unknown>;
interface Place {
  readonly holder: Holder;
  readonly name: string | number;
}

/** A copy with one to four of its parts dropped, retyped, nulled, nested deep, doubled or filled with hostile words. */
export function mutated(random: Random, json: unknown): unknown {
  const copy = { root: structuredClone(json) };
  for (let left = random.int(4) + 1; left > 0; left -= 1) {
    const places = placesIn(copy);
    if (places.length === 0) break;
    const { holder, name } = random.pick(places);
    change(random, holder, name);
  }
  return copy.root;
}

/** As text: also cut off, doubled, or no JSON at all. */
export function mutatedText(random: Random, json: unknown): string {
  // The same text at the same second would be a replay.
  const blank = Array.from({ length: 24 }, () => random.pick([' ', '\n', '\t'])).join('');
  return textOf(random, json) + blank;
}

function textOf(random: Random, json: unknown): string {
  const text = JSON.stringify(mutated(random, json)) ?? 'null';
  if (random.chance(0.9)) return text;
  return random.pick([
    () => text.slice(0, random.int(text.length)),
    () => text + text,
    () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    () => `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
    () => text.replace(/"(?:id|type|user|team)"/u, '"__proto__"'),
    () => text.replace('{', '{"toString":1,"then":{},"constructor":{"prototype":null},'),
    () => random.pick(['null', '[]', '""', '0', 'true', '{}', '[null]', '{"type":null}', '\uFEFF{}', 'NaN', '']),
  ])();
}

function placesIn(holder: Holder, found: Place[] = []): Place[] {
  for (const name of Object.keys(holder)) {
    found.push({ holder, name });
    const held = holder[name];
    if (typeof held === 'object' && held !== null) placesIn(held as Holder, found);
  }
  return found;
}

function change(random: Random, holder: Holder, name: string | number): void {
  const held = holder[name];
  if (typeof held === 'string' && held.startsWith('{') && random.chance(0.8)) {
    holder[name] = mutatedText(random, inside(held));
    return;
  }
  random.pick([
    () => delete holder[name],
    () => {
      holder[name] = null;
    },
    () => {
      holder[name] = words(random);
    },
    () => {
      holder[name] = random.pick([0, -1, 1e308, 2 ** 53, 0.1, true, false, '', [], {}, [null], { id: null }]);
    },
    () => {
      holder[name] = [held, held];
    },
    () => {
      holder[name] = { [String(name)]: held, value: held, id: held };
    },
    () => {
      holder[name] = nested(random.int(300) + 1);
    },
    () => {
      holder[`${name}${random.pick(['', '_', '\u0000'])}`] = held;
      Object.defineProperty(holder, '__proto__', { value: held, enumerable: true, configurable: true, writable: true });
    },
  ])();
}

function nested(depth: number): unknown {
  let inside: unknown = 1;
  for (let left = depth; left > 0; left -= 1) inside = left % 2 === 0 ? [inside] : { a: inside };
  return inside;
}

/** JSON within JSON: what buttons and forms carry. */
function inside(text: string): unknown {
  // What was nested deep already is more than our own stack takes.
  if (text.length > 4000) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
