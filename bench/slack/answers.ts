import type { Answer, Args } from './method.ts';
import type { Seen } from './seen.ts';

type Method = (args: Args, seen: Seen, at: number) => Answer;

const fine: Method = () => ({ ok: true });

/** What the bot calls while it is measured, with no more in an answer than it reads. */
const methods: Readonly<Record<string, Method>> = {
  'auth.test': () => ({ ok: true, ...me, url: 'https://acme.slack.com/' }),
  'users.list': () => ({ ok: true, members: people }),
  'usergroups.list': () => ({ ok: true, usergroups: [] }),
  'conversations.members': () => ({ ok: true, members: people.map(({ id }) => id) }),
  'conversations.info': ({ channel }) => ({ ok: true, channel: { id: channel } }),
  'conversations.list': (_, seen) => ({ ok: true, channels: seen.channels() }),
  'users.conversations': (_, seen) => ({ ok: true, channels: seen.channels() }),
  'conversations.create': ({ name = '' }, seen, at) => {
    const channel = seen.create(name, me.user_id, at);
    return channel ? { ok: true, channel } : { ok: false, error: 'name_taken' };
  },
  'chat.postMessage': ({ channel = '', metadata, thread_ts }, seen, at) => {
    const ts = seen.post({ channel, thread: thread_ts, metadata: metadata && JSON.parse(metadata), at });
    return { ok: true, channel, ts };
  },
  'chat.getPermalink': ({ channel, message_ts }) => ({
    ok: true,
    permalink: `https://acme.slack.com/${channel}/${message_ts}`,
  }),
  'conversations.history': ({ channel = '', oldest }, seen) => ({ ok: true, messages: seen.after(channel, oldest) }),
  'conversations.replies': ({ channel = '', oldest }, seen) => ({ ok: true, messages: seen.after(channel, oldest) }),
  'views.publish': ({ view = '' }, seen, at) => {
    seen.home(view.length, at);
    return { ok: true };
  },
};

const me = { team_id: 'T000000001', user_id: 'U0SITREP00', bot_id: 'B0SITREP00' };

const people = ['dana', 'kofi', 'mei'].map((name) => ({
  id: `U0${name.toUpperCase()}000`.slice(0, 10),
  team_id: me.team_id,
  name,
  real_name: name,
  tz: 'Europe/Paris',
}));

/** Does what is asked and answers it; what is asked for nothing but to be done is only agreed to. */
export const answerTo = (name: string, args: Args, seen: Seen, at: number): Answer =>
  (methods[name] ?? fine)(args, seen, at);
