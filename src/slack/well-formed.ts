import * as z from 'zod';

const id = z.string().min(1);
const text = z.string();

/** In an installation for a whole organisation it is null. */
const team = z.looseObject({ id }).nullish();
const user = z.looseObject({ id, name: text.optional() });

/** What an element of a message or a form holds. */
const held = z.looseObject({
  value: text.nullish(),
  selected_option: z.looseObject({ value: text }).nullish(),
  selected_options: z.array(z.looseObject({ value: text })).nullish(),
  selected_date: text.nullish(),
  selected_user: text.nullish(),
});
const message = z.looseObject({ ts: id, text: text.optional(), user: text.optional(), thread_ts: text.optional() });
const view = z.looseObject({ id, type: text.optional(), callback_id: text.optional(), private_metadata: text });
const state = z.looseObject({ values: z.record(text, z.record(text, held)) });
const whose = { user, team };

/** Everything that Slack sends and that is answered, by its type. */
const kinds: Readonly<Record<string, z.ZodType>> = {
  event_callback: z.looseObject({ event: z.looseObject({ type: id }), event_id: id, team_id: text.optional() }),
  url_verification: z.looseObject({ challenge: text }),
  app_rate_limited: z.looseObject({}),
  block_actions: z.looseObject({
    ...whose,
    trigger_id: id,
    response_url: text.optional(),
    actions: z.array(held.extend({ type: id, action_id: id })).min(1),
    message: message.optional(),
    view: view.optional(),
  }),
  view_submission: z.looseObject({ ...whose, view: view.extend({ callback_id: text, state }) }),
  view_closed: z.looseObject({ ...whose, view: view.extend({ callback_id: text }) }),
  shortcut: z.looseObject({ ...whose, callback_id: id, trigger_id: id }),
  message_action: z.looseObject({
    ...whose,
    callback_id: id,
    trigger_id: id,
    response_url: text.optional(),
    channel: z.looseObject({ id, name: text.optional() }),
    message,
  }),
};

/** Slack says each thing once: what is there twice would arrive as a list. */
const command = z
  .object({ command: id, team_id: id, channel_id: id, user_id: id, trigger_id: id, response_url: id })
  .catchall(text);

/** What tells one from the other. */
const either = z.looseObject({ type: text.optional(), command: z.unknown().optional() });

/**
 * Whether a request's body has the parts that we and Bolt take for granted: what lacks them is none of Slack's. It asks
 * for no more than that, so that Slack may add to what it sends.
 */
export function isWellFormed(body: unknown): boolean {
  const { type, command: typed } = either.safeParse(body).data ?? {};
  if (type === undefined) return typed !== undefined && command.safeParse(body).success;
  return Object.hasOwn(kinds, type) && typed === undefined && (kinds[type] as z.ZodType).safeParse(body).success;
}
