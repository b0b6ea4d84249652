import { type Answer, type Json, refuse, word } from '../answer.ts';
import { asBot, type World } from '../world.ts';
import { isRefusal, visible } from './membership.ts';

// Slack: 100 users a call in the table of arguments of conversations.invite (its prose says 1000)
const mostUsers = 100;

type Problem = { user: string; ok: false; error: string };

/** One bad id fails the whole call, unless `force` is set: then the good ones go in. */
export async function invite(args: Json, world: World): Promise<Answer> {
  const users = [...new Set(usersOf(args['users']))];
  if (users.length === 0) return refuse('no_user');
  if (users.length > mostUsers) return refuse('too_many_users');
  const channel = await visible(world, args['channel']);
  if (isRefusal(channel)) return channel;
  if (channel.is_archived) return refuse('is_archived');
  if (channel['is_member'] !== true) return refuse('not_in_channel');

  const here = new Set((await asBot(world, 'conversations.members', { channel: channel.id }))['members'] as string[]);
  const problems = users.flatMap((user) => problem(user, here, world));
  const good = users.filter((user) => !problems.some((found) => found.user === user));
  const forced = args['force'] === true && good.length > 0;
  const [first] = problems;
  if (first !== undefined && !forced) return refuse(first.error, users.length > 1 ? { errors: problems } : {});
  const answer = await asBot(world, 'conversations.invite', { channel: channel.id, users: good.join(',') });
  return problems.length > 0 ? { ...answer, errors: problems } : answer;
}

function problem(user: string, here: ReadonlySet<string>, world: World): Problem[] {
  const error = reason(user, here, world);
  return error === undefined ? [] : [{ user, ok: false, error }];
}

function reason(user: string, here: ReadonlySet<string>, world: World): string | undefined {
  if (user === world.app.botUserId) return 'cant_invite_self';
  if (here.has(user)) return 'already_in_channel';
  const person = world.roster.all().find(({ id }) => id === user);
  if (person === undefined || person.deactivated) return 'user_not_found';
  // A single-channel guest is in one channel already.
  return person.guest === 'single' ? 'ura_max_channels' : undefined;
}

function usersOf(value: unknown): string[] {
  const ids = Array.isArray(value) ? value.map(String) : word(value).split(',');
  return ids.map((id) => id.trim()).filter(Boolean);
}
