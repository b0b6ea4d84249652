import { App, HTTPReceiver } from '@slack/bolt';

/** Bolt alone, as both floors have it: it asks Slack nothing. Says that it is ready as the bot does. */
export async function openDoors(listen: (app: App) => void): Promise<void> {
  const receiver = new HTTPReceiver({ signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '' });
  const authorize = async () => ({ botToken: 'xoxb-floor', botId: 'B', botUserId: 'U' });
  const app = new App({ receiver, authorize, convoStore: false });
  listen(app);
  const port = Number(process.env['PORT']);
  await app.start(port);
  console.log(JSON.stringify({ level: 'info', msg: 'Sitrep is ready', port }));
}
