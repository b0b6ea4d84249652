import { assignRole } from '../../domain/assign-role.ts';
import type { Change } from '../../domain/change.ts';
import { acceptRole, declineRole } from '../../domain/handoff.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { saidBack } from '../commands/said-back.ts';
import type { ButtonDeed } from './deed.ts';

/** Takes command, from the card. */
export const claim: ButtonDeed = {
  does: 'claim',
  async run({ by, about: { incident: id }, key }, { desk }) {
    const outcome = await desk.change({ id }, (incident, now) => assignRole(incident, 'commander', by, by, now), key);
    return { reply: saidBack(outcome, () => [`You lead #${id} now`]) };
  },
};

export const accept: ButtonDeed = {
  does: 'accept',
  async run({ by, about: { incident: id, role = 'commander' }, key }, { desk }) {
    const outcome = await desk.change({ id }, (incident, now) => acceptRole(incident, role, by, now), key);
    return { reply: saidBack(outcome, () => [`You are ${role} of #${id}`]), settles: isSettled(outcome) };
  },
};

export const decline: ButtonDeed = {
  does: 'decline',
  async run({ by, about: { incident: id, role = 'commander', from }, key }, { desk }) {
    const back = from ? { id: from, name: (await desk.records.person(from))?.name ?? from } : null;
    const outcome = await desk.change({ id }, (incident, now) => declineRole(incident, role, back, by, now), key);
    const now = back ? `${role} of #${id} is with ${back.name} again` : `nobody is ${role} of #${id} now`;
    return { reply: saidBack(outcome, () => [now]), settles: isSettled(outcome) };
  },
};

/** Whose role went on to somebody else has nothing left to say either. */
const isSettled = (outcome: Outcome<Change>): boolean => outcome.ok || outcome.refusal.code === 'forbidden';
