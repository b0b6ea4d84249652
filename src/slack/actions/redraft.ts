import { redrafted } from '../commands/redraft.ts';
import type { ButtonDeed } from './deed.ts';

/** Drafts the postmortem anew. */
export const redraftDeed: ButtonDeed = {
  does: 'redraft',
  run: async ({ by, about: { incident: id }, key }, house) => ({
    reply: await redrafted({ where: { id }, by, key }, house),
  }),
};
