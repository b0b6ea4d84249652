import { type Answer, isObject, type Json, list, refuse, word } from '../answer.ts';
import type { Delivery } from '../delivery.ts';
import { badView } from '../limits/view.ts';
import { withIds } from '../methods/block-ids.ts';
import type { Profile } from '../roster.ts';
import { asBot, type OpenView, type World } from '../world.ts';

/** The view as it is now, for one that was looked at earlier. */
export function inFrontOf(world: World, person: Profile, seen: OpenView): OpenView {
  const open = world.views.find(({ user, view }) => user === person.id && view.id === seen.view.id);
  if (open === undefined) throw new Error(`${person.handle} does not have that view open`);
  return open;
}

/** Does to the open modals what the bot's answer to a submission says; what Slack cannot use leaves them as they are. */
export async function obey(world: World, open: OpenView, delivery: Delivery): Promise<void> {
  if (delivery.status !== 200) return;
  const body = isObject(delivery.body) ? delivery.body : {};
  const answer = await act(world, open, body);
  if (!answer.ok) world.ledger.refusedAck(body, answer);
}

async function act(world: World, open: OpenView, body: Json): Promise<Answer> {
  switch (body['response_action']) {
    case 'errors':
      return complain(world, open, body['errors']);
    case 'update':
      return update(world, open, body['view']);
    case 'push':
      return push(world, open, body['view']);
    case 'clear':
      world.views = world.views.filter((other) => other.user !== open.user || other.view.type === 'home');
      return { ok: true };
    default:
      world.views = world.views.filter((other) => other.view.id !== open.view.id);
      return { ok: true };
  }
}

/** Slack: errors are keyed by the block_id of an input block, modals. */
function complain(world: World, open: OpenView, errors: unknown): Answer {
  const inputs = list(open.view['blocks']).filter(({ type }) => type === 'input');
  const given = isObject(errors) ? Object.entries(errors) : [];
  const isGood = ([key, text]: [string, unknown]) =>
    word(text) !== '' && inputs.some((block) => block['block_id'] === key);
  if (given.length === 0 || !given.every(isGood)) return refuse('invalid_arguments', { errors: ['/errors'] });
  replace(world, { ...open, errors: errors as Record<string, string> });
  return { ok: true };
}

async function update(world: World, open: OpenView, view: unknown): Promise<Answer> {
  const bad = badView(view);
  if (bad) return bad;
  const answer = await asBot(world, 'views.update', { view_id: open.view.id, view: withIds(view as Json) });
  if (answer.ok) replace(world, { user: open.user, view: answer['view'] as OpenView['view'] });
  return answer;
}

async function push(world: World, open: OpenView, view: unknown): Promise<Answer> {
  const bad = badView(view);
  if (bad) return bad;
  const trigger = await asBot(world, 'views.generateTriggerId', { user_id: open.user, view_id: open.view.id });
  const args = { trigger_id: trigger['trigger_id'], view: withIds(view as Json) };
  const answer = await asBot(world, 'views.push', args);
  if (answer.ok) world.views.push({ user: open.user, view: answer['view'] as OpenView['view'] });
  return answer;
}

function replace(world: World, open: OpenView): void {
  world.views = world.views.map((other) => (other.view.id === open.view.id ? open : other));
}
