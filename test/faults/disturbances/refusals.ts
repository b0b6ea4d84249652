import type { Fault } from '../../../src/sandbox/fault.ts';
import { type Kind, nothing } from './disturbance.ts';
import { only, weather } from './slack.ts';

const refusals: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['chat.postMessage', ['channel_not_found', 'is_archived', 'restricted_action', 'msg_too_long', 'unknown_method']],
  ['chat.update', ['message_not_found', 'cant_update_message', 'edit_window_closed']],
  ['conversations.create', ['restricted_action', 'name_taken', 'missing_scope']],
  ['conversations.setTopic', ['missing_scope', 'unknown_method', 'user_is_restricted']],
  ['conversations.invite', ['user_is_restricted', 'cant_invite', 'missing_scope']],
  ['pins.add', ['missing_scope', 'unknown_method', 'too_many_pins']],
  ['bookmarks.add', ['missing_scope', 'unknown_method', 'too_many_bookmarks']],
  ['files.getUploadURLExternal', ['missing_scope', 'unknown_method', 'file_uploads_disabled']],
];

/** What Slack, or an administrator, will not have. */
export const refusedBySlack: readonly Kind[] = [
  {
    name: 'refused',
    weight: 8,
    roll(dice) {
      const [method, errors] = dice.oneOf(refusals);
      const [error, skip, count] = [dice.oneOf(errors), dice.between(0, 2), dice.between(1, 3)];
      const fault = (): Fault => ({ kind: 'error', error });
      const words = `${method}: ${error}, ${count} times after ${skip}`;
      return weather(words, 4000, { method: only(method), phase: 'before', skip, count, fault }, true);
    },
  },
  {
    name: 'token refused',
    weight: 3,
    roll(dice) {
      const error = dice.oneOf(['token_revoked', 'invalid_auth', 'account_inactive', 'token_expired', 'not_authed']);
      const lasts = dice.between(300, 1500);
      return {
        words: `${error} to every call for ${lasts} ms, then a new start`,
        lasts,
        begin(house) {
          const mend = house.weather.begin({ phase: 'before', fault: () => ({ kind: 'error', error }) });
          return async () => {
            mend();
            // Whoever puts the token right starts Sitrep anew; else it asks again after half a minute.
            await house.stop();
          };
        },
      };
    },
  },
  {
    name: 'channel archived',
    alone: 'room',
    weight: 3,
    roll(dice) {
      const lasts = dice.between(300, 2000);
      return {
        words: `somebody archives a channel, and takes it back after ${lasts} ms`,
        lasts,
        refuses: true,
        async begin({ slack }) {
          const room = (await slack.channels()).find(
            ({ name, is_private, is_archived }) => name.startsWith('inc-') && !is_private && !is_archived,
          );
          if (!room) return nothing;
          const dana = slack.person('dana');
          await dana.join(room.id).catch(() => {});
          await dana.archive(room.id);
          return () => dana.unarchive(room.id);
        },
      };
    },
  },
];
