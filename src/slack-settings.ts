import type { Config } from './config.ts';

/** What of the settings is Slack's. */
export const slackSettings = (config: Config) => ({
  botToken: config.slackBotToken,
  appToken: config.slackAppToken,
  signingSecret: config.slackSigningSecret,
  apiUrl: config.slackApiUrl,
  incidentsChannel: config.incidentsChannel,
  responders: config.responders,
  broadcasts: config.broadcasts,
  digest: config.digest,
  reactions: config.reactions,
});
