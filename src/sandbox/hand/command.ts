import { isObject, type Json, word } from '../answer.ts';
import { allChannels, mustFindChannel, nameForApps } from '../channels.ts';
import type { Delivery } from '../delivery.ts';
import { whispered } from '../ephemerals.ts';
import { showAck } from '../replies.ts';
import type { ReplyUrl } from '../reply-urls.ts';
import type { Profile } from '../roster.ts';
import type { World } from '../world.ts';
import { asTyped } from './typed.ts';

/** The bot's answer to a command; `text` is what the person reads. `later` gives what has come by its response_url so far. */
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
    channel_name: nameForApps(channel),
    user_id: person.id,
    user_name: person.handle,
    command,
    text: where.raw ? text : asTyped(text, world.roster, text.includes('#') ? await allChannels(world) : []),
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: world.triggers.issue(person.id),
  });
  const read = delivery.status === 200 ? await shown(world, url, command, delivery) : delivery.text;
  return { ...delivery, text: read, responseUrl, later: () => [...url.replies] };
}

/** Shows the acknowledgement and gives its words: the bot's, or Slack's own where it cannot use the bot's. */
async function shown(world: World, url: ReplyUrl, command: string, { body, text }: Delivery): Promise<string> {
  const said = isObject(body) ? body : { text: word(body) };
  const answer = await showAck(world, url, said);
  if (answer.ok) return text;
  world.ledger.refusedAck(said, answer);
  const complaint = `${command} failed with the error "${answer.error}"`;
  world.ephemerals.push(whispered(url, { text: complaint }, 'slack'));
  world.ledger.changed();
  return complaint;
}
