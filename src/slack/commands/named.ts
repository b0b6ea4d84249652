import type { Records } from '../../desk/ports.ts';
import type { Said } from '../../domain/said.ts';
import { cut, oneLine } from '../views/mrkdwn.ts';
import type { Named, Order } from './command.ts';
import { no } from './said-back.ts';

/** Finds the one person a text names: as a mention, as `@handle`, or as `me`. */
export async function whoIsNamed(said: Said, order: Order, records: Records, usage: string): Promise<Named> {
  const [mention] = said.mentions;
  const handle = /(?:^|\s)@?(\S+?)[.,;:!?]*(?:\s|$)/u.exec(said.text)?.[1];
  const id = mention?.person ?? (handle?.toLowerCase() === 'me' ? order.by.id : undefined);
  const person = id ? await records.person(id) : handle && (await records.personCalled(handle));
  const shown = oneLine(cut(mention ? said.text.slice(mention.from, mention.to) : (handle ?? said.text), 80, 'a name'));
  if (person) {
    if (person.kind === 'bot') return { refusal: no('unknown_person', `${shown} is a bot.`, usage) };
    if (!person.active) return { refusal: no('unknown_person', `${shown} has left the workspace.`, usage) };
    return { person };
  }
  // Before Slack has told us who is there, somebody it mentions is taken at its word.
  if (id && (id === order.by.id || !(await records.peopleKnown()))) {
    const name = id === order.by.id ? order.by.name : shown.replace(/^@/u, '');
    return { person: { id, handle: name, name, zone: 'UTC', kind: 'member', active: true } };
  }
  return { refusal: no('unknown_person', `Nobody called ${shown} is in this workspace.`, usage) };
}
