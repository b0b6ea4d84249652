import { isObject, type Json, list, word } from '../answer.ts';
import type { Delivery } from '../delivery.ts';
import { asBot, type OpenView, type World } from '../world.ts';
import { entered } from './payloads.ts';

/** The state of a form: values are given by block_id or by action_id, the rest keeps what it started with. */
export function formState(view: Json, values: Json): Json {
  const state: Json = {};
  for (const block of list(view['blocks'])) {
    const element = block['element'];
    if (block['type'] !== 'input' || !isObject(element)) continue;
    const blockId = word(block['block_id']);
    const actionId = word(element['action_id']);
    state[blockId] = { [actionId]: entered(element, values[blockId] ?? values[actionId]) };
  }
  return { values: state };
}

/** Does to the open modals what the bot's answer to a submission says. */
export async function obey(world: World, open: OpenView, delivery: Delivery): Promise<void> {
  if (delivery.status !== 200) return;
  const body = isObject(delivery.body) ? delivery.body : {};
  switch (body['response_action']) {
    case 'errors':
      return;
    case 'update': {
      const answer = await asBot(world, 'views.update', { view_id: open.view.id, view: body['view'] });
      return replace(world, open, answer['view']);
    }
    case 'push': {
      const trigger = await asBot(world, 'views.generateTriggerId', { user_id: open.user, view_id: open.view.id });
      const answer = await asBot(world, 'views.push', { trigger_id: trigger['trigger_id'], view: body['view'] });
      if (answer.ok) world.views.push({ user: open.user, view: answer['view'] as OpenView['view'] });
      return;
    }
    case 'clear':
      world.views = world.views.filter((other) => other.user !== open.user || other.view.type === 'home');
      return;
    default:
      world.views = world.views.filter((other) => other !== open);
  }
}

function replace(world: World, open: OpenView, view: unknown): void {
  if (!isObject(view)) return;
  const others = world.views.filter((other) => other !== open);
  world.views = [...others, { user: open.user, view: view as OpenView['view'] }];
}
