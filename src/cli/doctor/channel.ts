import type { WebClient } from '@slack/web-api';
import type { Config } from '../../config.ts';
import type { Channel } from '../../slack/channels.ts';
import type { Facts } from './facts.ts';
import { type Finding, note, well, wrong } from './finding.ts';
import { refusalIn, silenceIn, slackWith } from './slack.ts';

const about = 'Channel';

interface Known {
  readonly granted: readonly string[];
  readonly facts: Facts | undefined;
}

/** Looks for the channel where incidents are announced, and neither joins nor makes it. */
export async function lookForChannel(config: Config, { granted, facts }: Known): Promise<Finding> {
  const { slackBotToken, slackApiUrl, incidentsChannel: name } = config;
  try {
    const channel = await find(slackWith(slackBotToken, slackApiUrl), name);
    if (!channel) return nowhere(name, facts);
    if (channel.is_archived) return wrong(about, `#${name} is archived: unarchive it, or set INCIDENTS_CHANNEL`);
    if (channel.is_member) return well(about, `#${name}, where Sitrep is a member`);
    if (granted.includes('channels:join')) return well(about, `#${name}, which Sitrep joins at the first incident`);
    return wrong(about, `#${name} is there, but Sitrep is not in it and may not join: invite it there with /invite`);
  } catch (error) {
    const refusal = refusalIn(error);
    return note(about, refusal ? `not looked for: Slack says ${refusal}` : silenceIn(error, slackApiUrl));
  }
}

/** Slack: `conversations.list` gives up to 999 a page; 200 are advised, and large workspaces have thousands. */
async function find(client: WebClient, name: string): Promise<Channel | undefined> {
  const pages = client.paginate('conversations.list', { types: 'public_channel', limit: 900 });
  for await (const page of pages) {
    const { channels = [] } = page as { channels?: Channel[] };
    const found = channels.find((channel) => channel.name === name);
    if (found) return found;
  }
  return undefined;
}

/** Private channels cannot be seen; but whoever tried to make one of that name was told that it is taken. */
function nowhere(name: string, facts: Facts | undefined): Finding {
  const isTaken = [...(facts?.untold.values() ?? [])].flat().some(({ untold }) => untold.startsWith('name_taken'));
  if (isTaken) {
    return wrong(
      about,
      `#${name} is private, or else out of reach: make it public, or set INCIDENTS_CHANNEL to another`,
    );
  }
  return note(about, `#${name} is not there yet: made at the first incident`);
}
