import { list, refuse, word } from '../answer.ts';
import { asBot } from '../world.ts';
import { outside } from './membership.ts';
import type { Method } from './method.ts';

// Slack: 100 pins a channel, pins.add
const mostPins = 100;

/** Pins, bookmarks and reactions. */
export const markMethods: Record<string, Method> = {
  'pins.add': async (args, world) => {
    const refusal = await outside(world, args['channel']);
    if (refusal) return refusal;
    const pinned = list((await asBot(world, 'pins.list', { channel: args['channel'] }))['items']).length;
    return pinned >= mostPins ? refuse('too_many_pins') : asBot(world, 'pins.add', args);
  },
  'pins.remove': async (args, world) => (await outside(world, args['channel'])) ?? asBot(world, 'pins.remove', args),
  'pins.list': async (args, world) => (await outside(world, args['channel'])) ?? asBot(world, 'pins.list', args),

  'bookmarks.add': bookmark('bookmarks.add'),
  'bookmarks.edit': bookmark('bookmarks.edit'),
  'bookmarks.remove': bookmark('bookmarks.remove'),
  'bookmarks.list': bookmark('bookmarks.list'),

  'reactions.add': reaction('reactions.add'),
  'reactions.remove': reaction('reactions.remove'),
  'reactions.get': (args, world) => asBot(world, 'reactions.get', args),
};

function bookmark(method: string): Method {
  return async (args, world) => {
    // Slack: an emoji is given as :name:, bookmarks.add
    const emoji = word(args['emoji']);
    if (emoji !== '' && !/^:[a-z0-9_+'-]+:$/.test(emoji)) return refuse('invalid_emoji');
    return (await outside(world, args['channel_id'])) ?? asBot(world, method, args);
  };
}

function reaction(method: string): Method {
  return async (args, world) => {
    if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(word(args['name']))) return refuse('invalid_name');
    return (await outside(world, args['channel'])) ?? asBot(world, method, args);
  };
}
