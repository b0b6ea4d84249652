import { team } from '../identity.ts';

interface Given {
  readonly user: string;
  /** Another one for each command; the same again is the same command. */
  readonly trigger: string;
  /** Of this Slack; what follows an answer goes nowhere. */
  readonly apiUrl?: string;
}

/** The fields of `/incident …` as Slack sends them, past the fingers of a person: for many at once, or the same twice. */
export const plainCommand = (text: string, { user, trigger, apiUrl = 'http://127.0.0.1:9/' }: Given) => ({
  team_id: team.id,
  channel_id: 'C0GENERAL0',
  channel_name: 'general',
  user_id: user,
  user_name: user,
  command: '/incident',
  text,
  response_url: `${apiUrl}nowhere`,
  trigger_id: trigger,
});
