import { type Answer, isObject, type Json, refuse, word } from '../answer.ts';
import { badView } from '../limits/view.ts';
import { asBot, type OpenView, type World } from '../world.ts';
import { withIds } from './block-ids.ts';
import type { Method } from './method.ts';

export const viewMethods: Record<string, Method> = {
  'views.open': (args, world) => shown('views.open', args, world),
  'views.push': (args, world) => shown('views.push', args, world),
  'views.update': async (args, world) => {
    const bad = badView(args['view']);
    if (bad) return bad;
    // Slack: not_found when the person has closed it, views.update
    if (!world.views.some(({ view }) => isMeant(view, args))) return refuse('not_found');
    return keep(world, await asBot(world, 'views.update', identified(args)), undefined);
  },
  'views.publish': async (args, world) => {
    const answer = badView(args['view']) ?? (await asBot(world, 'views.publish', identified(args)));
    return keep(world, answer, word(args['user_id']));
  },
};

/** Our own trigger, which lives exactly 3 seconds, is exchanged for a fresh one of `emulate`, which counts in whole seconds. */
async function shown(method: string, args: Json, world: World): Promise<Answer> {
  const bad = badView(args['view']);
  if (bad) return bad;
  const trigger = world.triggers.exchange(word(args['trigger_id']) || word(args['interactivity_pointer']));
  if (typeof trigger === 'string') return refuse(trigger);
  const inner = await asBot(world, 'views.generateTriggerId', { user_id: trigger.userId, view_id: trigger.viewId });
  return keep(
    world,
    await asBot(world, method, { ...identified(args), trigger_id: inner['trigger_id'] }),
    trigger.userId,
  );
}

function isMeant(view: Json, args: Json): boolean {
  const id = word(args['view_id']);
  return id === ''
    ? word(args['external_id']) !== '' && view['external_id'] === args['external_id']
    : view['id'] === id;
}

function identified(args: Json): Json {
  return isObject(args['view']) ? { ...args, view: withIds(args['view']) } : args;
}

/** Remembers who has the view in front of them. Without a user it is an update of one that somebody has. */
function keep(world: World, answer: Answer, userId: string | undefined): Answer {
  if (!answer.ok) return answer;
  const view = answer['view'] as OpenView['view'];
  const known = world.views.findIndex((open) => open.view.id === view.id);
  const user = userId ?? world.views[known]?.user ?? '';
  // An update stays where it is in the stack.
  world.views.splice(known < 0 ? world.views.length : known, known < 0 ? 0 : 1, { user, view });
  return answer;
}
