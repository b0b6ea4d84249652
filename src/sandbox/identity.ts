/** The workspace this Slack pretends to be. */
export type Team = { id: string; name: string; domain: string; url: string };

/** The bot's app as Slack knows it. Without `scopes` every scope is granted; without `events` every event is subscribed. */
export type App = {
  id: string;
  botUserId: string;
  botId: string;
  name: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  scopes?: readonly string[];
  events?: readonly string[];
};

// `emulate` gives its one team this id and lets nobody change it.
export const team: Team = { id: 'T000000001', name: 'Acme', domain: 'acme', url: 'https://acme.slack.com/' };

export const sitrep: App = {
  id: 'A0SITREP00',
  botUserId: 'U0SITREP00',
  botId: 'B0SITREP00',
  name: 'sitrep',
  botToken: 'xoxb-local-sitrep',
  appToken: 'xapp-1-A0SITREP00-local',
  signingSecret: '5f0c6d2e8a1b4c3d9e7f60718293a4b5',
};
