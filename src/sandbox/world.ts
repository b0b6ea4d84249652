import type { Answer, Json } from './answer.ts';
import type { Courier } from './courier.ts';
import type { Emulator } from './emulator.ts';
import type { App, Team } from './identity.ts';
import type { Ledger } from './ledger.ts';
import type { ReplyUrls } from './reply-urls.ts';
import type { Roster } from './roster.ts';
import type { Sockets } from './sockets.ts';
import type { Triggers } from './triggers.ts';
import type { UserGroup } from './user-groups.ts';

/** A message that one person alone sees. */
export type Ephemeral = {
  user: string;
  channel: string;
  ts: string;
  text: string;
  blocks?: Json[];
  thread_ts?: string;
  /** `slack`: Slack itself, because it could not show what the bot answered. */
  via: 'chat.postEphemeral' | 'ack' | 'response_url' | 'slack';
};

/** A view somebody has in front of them. `errors`: what stands under its inputs since it was submitted, by block_id. */
export type OpenView = { user: string; view: Json & { id: string; type: string }; errors?: Record<string, string> };

/** A canvas of a channel, as people read it. */
export type Canvas = { id: string; channel: string; title: string; markdown: string };

/** The parts of a local Slack, for those who work inside it. */
export type World = {
  team: Team;
  app: App;
  emulator: Emulator;
  roster: Roster;
  ledger: Ledger;
  sockets: Sockets;
  courier: Courier;
  triggers: Triggers;
  replyUrls: ReplyUrls;
  ephemerals: Ephemeral[];
  /** Channels a person has deleted: `emulate` cannot, so they are hidden. */
  deleted: Set<string>;
  /** Modals and Home tabs that people have open, the newest last. */
  views: OpenView[];
  /** One for each channel at most. */
  canvases: Canvas[];
  groups: UserGroup[];
  /** `http://127.0.0.1:port`, once the front listens. */
  origin: string;
};

/** Does it in the workspace as the bot. */
export function asBot(world: World, method: string, args: Json = {}): Promise<Answer> {
  return world.emulator.call(world.app.botUserId, method, args);
}
