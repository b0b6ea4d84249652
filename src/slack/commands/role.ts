import { assignRole } from '../../domain/assign-role.ts';
import { type Role, readRole, roles } from '../../domain/role.ts';
import { joined, type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { quoted } from '../views/reply.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { whoIsNamed } from './named.ts';
import { echo, no, saidBack } from './said-back.ts';

export const lead: Command = {
  verb: 'lead',
  aliases: ['commander'],
  takes: '@user [why]',
  does: 'hands over command; `lead me` takes it',
  needs: /^$/u,
  run: (order, house) => assign('commander', order.rest, order, house, '/incident lead @user'),
};

export const role: Command = {
  verb: 'role',
  takes: '<comms|ops|scribe|deputy> @user [why]',
  does: 'gives somebody a role and brings them into the channel',
  needs: /^(?:commander|lead|ic|comms|ops|scribe|deputy)?$/iu,
  async run(order, house) {
    const { word, rest } = roleFirst(order.rest);
    const wanted = readRole(word);
    if (word === '') return no('usage', `Say which role: ${roles.join(', ')}.`, '/incident role comms @user');
    if (wanted === undefined) {
      const sentence = `${quoted(word)} is no role: ${roles.join(', ')} are.`;
      return no('usage', sentence, `/incident role comms ${rest.text || '@user'}`);
    }
    return assign(wanted, rest, order, house, `/incident role ${wanted} @user`);
  },
};

/** `role @user comms` says the same as `role comms @user`. */
function roleFirst(said: Said): { readonly word: string; readonly rest: Said } {
  const last = /\s(\S+)$/u.exec(said.text);
  const isTurned = readRole(splitWord(said).word) === undefined && readRole(last?.[1] ?? '') !== undefined;
  return last && isTurned ? { word: last[1] ?? '', rest: trim(slice(said, 0, last.index)) } : splitWord(said);
}

async function assign(wanted: Role, said: Said, order: Order, { desk }: House, usage: string): Promise<Reply> {
  if (said.text === '') return no('usage', `Say who is to be ${wanted}.`, usage);
  const named = await whoIsNamed(said, order, desk.records, usage);
  if ('refusal' in named) return named.refusal;
  const { id, name } = named.person;
  const outcome = await desk.change(
    order.where,
    (incident, now) => assignRole(incident, wanted, { id, name }, order.by, now, afterName(said)),
    order.key,
  );
  return saidBack(outcome, ({ incident, entry }) => [
    `${echo(name)} is ${wanted} of #${incident.id} now${entry.text === '' ? '' : `: “${echo(entry.text)}”`}`,
  ]);
}

/** What was said besides whom. */
function afterName(said: Said): Said {
  const [mention] = said.mentions;
  const end = mention?.to ?? /^\S*/u.exec(said.text)?.[0].length ?? 0;
  const before = mention ? trim(slice(said, 0, mention.from)) : slice(said, 0, 0);
  return joined(before, trim(slice(said, end + (/^[.,;:!?]*/u.exec(said.text.slice(end))?.[0].length ?? 0))));
}
