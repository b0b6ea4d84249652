import { type Answer, type Json, refuse, word } from './answer.ts';
import { findChannel } from './channels.ts';
import type { World } from './world.ts';

/** By kind of conversation, for methods whose scope depends on it. */
type ByKind = { public: string; private: string; im: string };

const manage: ByKind = { public: 'channels:manage', private: 'groups:write', im: 'im:write' };
const read: ByKind = { public: 'channels:read', private: 'groups:read', im: 'im:read' };
const history: ByKind = { public: 'channels:history', private: 'groups:history', im: 'im:history' };
const join: ByKind = { public: 'channels:join', private: 'groups:write', im: 'im:write' };

// Narrower scopes that do as well. Slack: channels:write.invites, channels:write.topic
const instead: Record<string, string> = {
  'conversations.invite': 'channels:write.invites',
  'conversations.setTopic': 'channels:write.topic',
  'conversations.setPurpose': 'channels:write.topic',
};

/** Bot scopes by method, from each method's page. A method that is not here needs none. */
const needs: Record<string, string | ByKind> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'chat.scheduleMessage': 'chat:write',
  'conversations.create': manage,
  'conversations.archive': manage,
  'conversations.unarchive': manage,
  'conversations.rename': manage,
  'conversations.invite': manage,
  'conversations.kick': manage,
  'conversations.leave': manage,
  'conversations.setTopic': manage,
  'conversations.setPurpose': manage,
  'conversations.open': 'im:write',
  'conversations.join': join,
  'conversations.info': read,
  'conversations.members': read,
  'conversations.list': read,
  'users.conversations': read,
  'conversations.history': history,
  'conversations.replies': history,
  'users.list': 'users:read',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'pins.add': 'pins:write',
  'pins.remove': 'pins:write',
  'pins.list': 'pins:read',
  'bookmarks.add': 'bookmarks:write',
  'bookmarks.edit': 'bookmarks:write',
  'bookmarks.remove': 'bookmarks:write',
  'bookmarks.list': 'bookmarks:read',
  'reactions.add': 'reactions:write',
  'reactions.remove': 'reactions:write',
  'reactions.get': 'reactions:read',
  'conversations.canvases.create': 'canvases:write',
  'canvases.edit': 'canvases:write',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.delete': 'files:write',
  'files.info': 'files:read',
  'files.list': 'files:read',
  'team.info': 'team:read',
  'bots.info': 'users:read',
};

/** What a bot has when nobody says otherwise. */
export const everyScope: readonly string[] = [
  ...new Set([
    'commands',
    ...Object.values(needs).flatMap((need) => (typeof need === 'string' ? [need] : Object.values(need))),
  ]),
];

/** The `missing_scope` refusal; undefined when the bot may, or when this Slack was opened without scopes. */
export async function missingScope(world: World, method: string, args: Json): Promise<Answer | undefined> {
  const granted = world.app.scopes;
  const need = needs[method];
  if (granted === undefined || need === undefined) return undefined;
  const needed = typeof need === 'string' ? [need] : await scopesFor(world, need, args);
  const missing = needed.filter((scope) => !granted.includes(scope));
  const narrower = instead[method];
  if (missing.length === 0 || (narrower !== undefined && granted.includes(narrower))) return undefined;
  return refuse('missing_scope', { needed: missing.join(','), provided: granted.join(',') });
}

async function scopesFor(world: World, need: ByKind, args: Json): Promise<string[]> {
  if (args['is_private'] === true) return [need.private];
  if (word(args['types']) !== '')
    return word(args['types'])
      .split(',')
      .map((type) => ofType(need, type.trim()));
  const id = word(args['channel']);
  if (id.startsWith('D')) return [need.im];
  const channel = id === '' ? undefined : await findChannel(world, id);
  return [channel?.is_private ? need.private : need.public];
}

function ofType(need: ByKind, type: string): string {
  if (type === 'private_channel') return need.private;
  return type === 'public_channel' ? need.public : need.im;
}
