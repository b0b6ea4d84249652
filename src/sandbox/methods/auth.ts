import type { Method } from './method.ts';

export const authMethods: Record<string, Method> = {
  'auth.test': (_args, { team, app }) => ({
    ok: true,
    url: team.url,
    team: team.name,
    user: app.name,
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  }),
  'api.test': (args) => ({ ok: true, args }),
  'apps.connections.open': (_args, world) => ({ ok: true, url: world.sockets.link(world.origin) }),
};
