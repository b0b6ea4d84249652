import { App, HTTPReceiver } from '@slack/bolt';

/**
 * Bolt as its guide sets it up, as both floors have it: with a token, of which it asks Slack once. Says that it is ready as
 * the bot does.
 */
export async function openDoors(listen: (app: App) => void): Promise<void> {
  const {
    SLACK_SIGNING_SECRET: signingSecret = '',
    SLACK_BOT_TOKEN: token = '',
    SLACK_API_URL: slackApiUrl = '',
  } = process.env;
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({ receiver, token, clientOptions: { slackApiUrl }, convoStore: false });
  listen(app);
  const port = Number(process.env['PORT']);
  await app.start(port);
  console.log(JSON.stringify({ level: 'info', msg: 'Sitrep is ready', port }));
}
