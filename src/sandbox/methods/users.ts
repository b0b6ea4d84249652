import { type Answer, type Json, refuse, word } from '../answer.ts';
import { type Channel, listAs } from '../channels.ts';
import { page } from '../paging.ts';
import { emailOf } from '../roster.ts';
import { describeGroup } from '../user-groups.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

export const userMethods: Record<string, Method> = {
  'users.list': (args, world) => {
    const members = [
      slackbot(world),
      ...world.roster.all().map((person) => world.roster.describe(person, showsEmail(world))),
    ];
    const found = page(members, args, 1000, 1000);
    if (found === undefined) return refuse('invalid_cursor');
    return { ok: true, members: found.items, cache_ts: 0, response_metadata: { next_cursor: found.next } };
  },

  'users.info': (args, world) => {
    if (args['user'] === 'USLACKBOT') return { ok: true, user: slackbot(world) };
    const person = world.roster.all().find(({ id }) => id === args['user']);
    if (person === undefined) return refuse('user_not_found');
    return { ok: true, user: world.roster.describe(person, showsEmail(world)) };
  },

  'users.lookupByEmail': (args, world) => {
    const person = world.roster.all().find((profile) => emailOf(profile) === args['email'] && !profile.bot);
    // Slack gives the same error for deactivated people.
    if (person === undefined || person.deactivated) return refuse('users_not_found');
    return { ok: true, user: world.roster.describe(person, true) };
  },

  'users.conversations': async (args, world): Promise<Answer> => {
    const userId = word(args['user']) || world.app.botUserId;
    if (world.roster.find(userId) === undefined) return refuse('user_not_found');
    const types = word(args['types']) || 'public_channel';
    const channels = (await listAs(world, userId, types)).filter(
      (channel) =>
        channel['is_member'] === true &&
        !world.deleted.has(channel.id) &&
        !(args['exclude_archived'] === true && channel.is_archived),
    );
    const found = page(channels, args, 100, 999);
    if (found === undefined) return refuse('invalid_cursor');
    return { ok: true, channels: found.items.map(short), response_metadata: { next_cursor: found.next } };
  },

  'usergroups.list': ({ include_users }, { groups, team }) => ({
    ok: true,
    usergroups: groups.map((group) =>
      describeGroup(group, team.id, include_users === true || include_users === 'true'),
    ),
  }),

  'usergroups.users.list': (args, { groups }) => {
    const group = groups.find(({ id }) => id === args['usergroup']);
    return group ? { ok: true, users: group.users } : refuse('no_such_subteam');
  },
};

/** Slack says of Slackbot that it is no bot. */
function slackbot({ team }: World): Json {
  const profile = { real_name: 'Slackbot', display_name: 'Slackbot', team: team.id };
  return { id: 'USLACKBOT', name: 'slackbot', real_name: 'Slackbot', deleted: false, is_bot: false, profile };
}

/** users.conversations leaves out what depends on the asker. */
function short(channel: Channel): Channel {
  const { is_member: _, last_read: __, num_members: ___, ...rest } = channel;
  return rest as Channel;
}

function showsEmail(world: World): boolean {
  return world.app.scopes === undefined || world.app.scopes.includes('users:read.email');
}
