import { deleteDrill } from '../../domain/put-away.ts';
import type { Command } from './command.ts';
import { takesNothing } from './found.ts';
import { saidBack } from './said-back.ts';

export const deletion: Command = {
  verb: 'delete',
  takes: '',
  does: 'takes a drill away (only what was declared as test)',
  async run(order, { desk }) {
    const { where, by, key } = order;
    const refusal = takesNothing(order, 'delete');
    if (refusal) return refusal;
    const outcome = await desk.change(where, (incident, now) => deleteDrill(incident, by, now), key);
    return saidBack(outcome, ({ incident: { id, channel } }) => [
      `#${id} is deleted: it is in no list any more${channel === null ? '' : ', and its channel is being archived'}.`,
    ]);
  },
};
