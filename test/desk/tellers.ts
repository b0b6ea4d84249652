import type { Painter, Step, Teller, Telling } from '../../src/desk/follower.ts';

/** A place that keeps what was told to it, as Slack does, and can be made to fail. */
export class Place {
  readonly told: string[] = [];
  /** How often somebody looked for an earlier attempt. */
  looks = 0;
  /** Called at each telling; what it throws is thrown `before` or `after` the work is done. */
  fault: ((words: string, when: 'before' | 'after') => void) | undefined;

  step(words: string): Step {
    const receipt = { channel: 'C1', ts: null };
    return {
      do: async () => {
        this.fault?.(words, 'before');
        this.told.push(words);
        this.fault?.(words, 'after');
        return receipt;
      },
      find: async () => {
        this.looks += 1;
        return this.told.includes(words) ? receipt : undefined;
      },
    };
  }
}

export const wordsOf = ({ incident, entry }: Telling): string => `#${incident.id} ${entry.seq} ${entry.text}`;

/** Tells every entry to a place. */
export const tellerTo = (place: Place, name = 'teller'): Teller => ({
  name,
  async tell(telling) {
    await telling.once('post', place.step(wordsOf(telling)));
    return 'told';
  },
});

export const painter = (paint: Painter['paint'], name = 'painter'): Painter => ({ name, paint });

/** A fault that strikes once. */
export function once(fault: () => unknown, at: 'before' | 'after' = 'before'): Place['fault'] {
  let struck = false;
  return (_, when) => {
    if (struck || when !== at) return;
    struck = true;
    throw fault();
  };
}

/** Resolves when the condition holds; a test that waits in vain ends by Jest's own limit. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((next) => setTimeout(next, 2));
}
