import { finishAction } from '../../domain/action.ts';
import { keepPromise } from '../../domain/promise.ts';
import { plain } from '../../domain/said.ts';
import { saidBack } from '../commands/said-back.ts';
import type { ButtonDeed } from './deed.ts';

/** What was owed is done: an action, or a promise that is kept. */
export const done: ButtonDeed = {
  does: 'done',
  async run({ by, about: { incident, what, number = 0 }, key }, { desk, cadences }) {
    const outcome = await desk.change(
      { id: incident },
      (current, now) =>
        what === 'action'
          ? finishAction(current, number, plain(''), by, now)
          : keepPromise(current, number, plain(''), by, cadences, now),
      key,
    );
    return { reply: saidBack(outcome, () => [`#${incident} done: ${what} ${number}`]), settles: outcome.ok };
  },
};
