import { asBot } from '../world.ts';
import { authMethods } from './auth.ts';
import { canvasMethods } from './canvases.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import { markMethods } from './marks.ts';
import type { Method } from './method.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every Web API method this Slack has; any other is `unknown_method`. */
export const methods: Record<string, Method> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...historyMethods,
  ...userMethods,
  ...markMethods,
  ...fileMethods,
  ...canvasMethods,
  ...viewMethods,
  'team.info': (args, world) => asBot(world, 'team.info', args),
  'bots.info': (args, world) => asBot(world, 'bots.info', args),
};
