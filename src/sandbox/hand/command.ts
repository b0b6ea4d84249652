import { isObject, type Json, word } from '../answer.ts';
import { allChannels, mustFindChannel } from '../channels.ts';
import type { Delivery } from '../delivery.ts';
import { show } from '../replies.ts';
import type { Profile } from '../roster.ts';
import type { World } from '../world.ts';
import { asTyped } from './typed.ts';

/** The bot's answer to a command. `later` gives what has come by its response_url so far. */
export type CommandReply = Delivery & { later(): Json[]; responseUrl: string };

/** Types a slash command in a channel. `raw` sends the text as it is. */
export async function typeCommand(
  world: World,
  person: Profile,
  line: string,
  where: { in: string; raw?: boolean },
): Promise<CommandReply> {
  const { team, app, origin } = world;
  const channel = await mustFindChannel(world, where.in);
  const [, command = line, text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  const url = world.replyUrls.issue(channel.id, person.id);
  const responseUrl = `${origin}/response/${url.id}`;
  const delivery = await world.courier.command({
    token: 'deprecated',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    // Slack calls every private channel so.
    channel_name: channel.is_private ? 'privategroup' : channel.name,
    user_id: person.id,
    user_name: person.handle,
    command,
    text: where.raw ? text : asTyped(text, world.roster, text.includes('#') ? await allChannels(world) : []),
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: world.triggers.issue(person.id),
  });
  if (delivery.status === 200)
    await show(world, url, isObject(delivery.body) ? delivery.body : { text: word(delivery.body) }, 'ack');
  return { ...delivery, responseUrl, later: () => [...url.replies] };
}
