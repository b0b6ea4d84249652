import { noChange as postNoChange } from '../../domain/no-change.ts';
import { changeNext } from '../commands/promise-hints.ts';
import { echo, nextHint, saidBack } from '../commands/said-back.ts';
import type { ButtonDeed } from './deed.ts';

/** Says honestly that nothing is new, and promises the next update once more. */
export const noChange: ButtonDeed = {
  does: 'no_change',
  async run({ by, zone, about: { incident, due = '' }, key }, { desk, cadences, pageZone }) {
    const answered = new Date(due);
    const outcome = await desk.change(
      { id: incident },
      (current, now) => postNoChange(current, answered, by, cadences, now),
      key,
    );
    const lines = saidBack(
      outcome,
      ({ incident: { id, next }, entry }) => [
        `#${id} updated: “${echo(entry.text)}”`,
        nextHint(next, desk.clock, [zone, pageZone]),
      ],
      changeNext,
    );
    return { reply: lines };
  },
};
