import { situation } from '../situation.ts';
import { understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { withIncident } from './found.ts';

export const brief: Command = {
  verb: 'brief',
  aliases: ['summary'],
  takes: '',
  does: 'where it stands, on one screen',
  run: (order, house) =>
    withIncident(order, house, async (incident) => ({
      text: understood(...(await situation(incident, house.desk.records, house.desk.clock()))),
    })),
};
