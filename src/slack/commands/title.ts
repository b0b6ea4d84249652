import { retitle } from '../../domain/retitle.ts';
import { type Command, nothingSaid } from './command.ts';
import { unquoted } from './declaration.ts';
import { echo, saidBack } from './said-back.ts';

export const title: Command = {
  verb: 'title',
  aliases: ['rename'],
  takes: '<title>',
  does: 'gives it another title',
  needs: nothingSaid,
  async run({ rest, where, by, key }, { desk }) {
    const outcome = await desk.change(where, (incident, now) => retitle(incident, unquoted(rest), by, now), key);
    return saidBack(outcome, ({ incident }) => [`#${incident.id} is titled “${echo(incident.title)}” now`]);
  },
};
