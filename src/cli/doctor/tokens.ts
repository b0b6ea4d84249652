import type { AuthTestResponse } from '@slack/web-api';
import type { Config } from '../../config.ts';
import type { Facts } from './facts.ts';
import { type Finding, note, well, wrong } from './finding.ts';
import { refusalIn, silenceIn, slackWith } from './slack.ts';

export interface BotToken {
  readonly finding: Finding;
  /** What the token may do; undefined when Slack did not say. */
  readonly granted?: readonly string[] | undefined;
}

/** Asks Slack who the bot token belongs to. */
export async function askBotToken({ slackBotToken, slackApiUrl }: Config, facts?: Facts): Promise<BotToken> {
  try {
    const answer = await slackWith(slackBotToken, slackApiUrl).auth.test();
    return { finding: whoIs(answer, facts?.team), granted: answer.response_metadata?.scopes };
  } catch (error) {
    const refusal = refusalIn(error);
    const cure = 'copy the bot token (xoxb-…) anew from “OAuth & Permissions”';
    const words = refusal ? `Slack refuses SLACK_BOT_TOKEN (${refusal}): ${cure}` : silenceIn(error, slackApiUrl);
    return { finding: wrong('Bot token', words) };
  }
}

function whoIs({ user, bot_id, team, team_id }: AuthTestResponse, ours: string | undefined): Finding {
  if (!bot_id)
    return wrong('Bot token', `SLACK_BOT_TOKEN belongs to the person ${user}: take the one of the bot (xoxb-…)`);
  if (ours !== undefined && ours !== team_id) {
    const cure = 'take the token of that workspace, or another DATA_DIR';
    return wrong('Bot token', `it is of ${team} (${team_id}), the database of workspace ${ours}: ${cure}`);
  }
  return well('Bot token', `Slack knows it: ${user} in ${team} (${team_id})`);
}

/** Asks Slack for a socket's address, and does not go there. */
export async function askAppToken({ slackAppToken, slackApiUrl }: Config): Promise<Finding> {
  const about = 'App token';
  if (slackAppToken === undefined) {
    return note(about, 'none, so HTTP mode: Slack must reach POST /slack/events on this host (docs/slack-http.md)');
  }
  try {
    await slackWith(slackAppToken, slackApiUrl).apps.connections.open({});
    return well(about, 'Slack opens a socket with it');
  } catch (error) {
    const refusal = refusalIn(error);
    const cure = 'make one with connections:write under “Basic Information”, and turn “Socket Mode” on';
    return wrong(
      about,
      refusal ? `Slack refuses SLACK_APP_TOKEN (${refusal}): ${cure}` : silenceIn(error, slackApiUrl),
    );
  }
}
