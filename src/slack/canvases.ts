import type { WebClient } from '@slack/web-api';
import { ask, SlackRefused } from './fault.ts';

/** In place of a canvas's id, where this workspace or this app has none. */
export const off = 'off';

/** Slack: conversations.canvases.create. What a plan, an admin or the scopes do not allow is no fault. */
const notHere =
  /^(?:missing_scope|not_allowed_token_type|canvas_disabled|canvases_disabled|free_team|team_tier_cannot|restricted_action|access_denied|unknown_method|method_deprecated)/u;

const alreadyThere = 'channel_canvas_already_exists';

/** The canvases of channels. What these throw, `ask` throws. */
export function canvasesOf(client: WebClient) {
  return { of, write, add };

  /** The id of a channel's canvas, where there is one that somebody has written in; null where there is none. */
  async function of(channel: string): Promise<string | null> {
    const canvas = await look(channel);
    return canvas?.file_id && canvas.is_empty !== true ? canvas.file_id : null;
  }

  /** Writes it into the canvas of a channel, below what stands there; its id, or `off`. */
  async function write(channel: string, title: string, markdown: string): Promise<string> {
    try {
      return await create(channel, title, markdown);
    } catch (error) {
      if (!(error instanceof SlackRefused)) throw error;
      if (notHere.test(error.code)) return off;
      if (error.code !== alreadyThere) throw error;
    }
    const id = (await look(channel))?.file_id;
    if (!id) throw new SlackRefused(alreadyThere);
    await add(id, markdown);
    return id;
  }

  async function create(channel: string, title: string, markdown: string): Promise<string> {
    const answer = await ask(() =>
      client.conversations.canvases.create({
        channel_id: channel,
        title,
        document_content: { type: 'markdown', markdown },
      }),
    );
    return answer.canvas_id ?? (await look(channel))?.file_id ?? off;
  }

  /** Slack: one operation a call, canvases.edit. */
  async function add(id: string, markdown: string): Promise<void> {
    const document_content = { type: 'markdown' as const, markdown };
    await ask(() =>
      client.canvases.edit({ canvas_id: id, changes: [{ operation: 'insert_at_end', document_content }] }),
    );
  }

  /** `is_empty` stands in answers, but in no page of Slack's that we have read: without it, it is taken as written in. */
  async function look(channel: string): Promise<{ file_id?: string; is_empty?: boolean } | undefined> {
    try {
      const answer = await ask(() => client.conversations.info({ channel }));
      const held = answer.channel as { properties?: { canvas?: { file_id?: string; is_empty?: boolean } } } | undefined;
      return held?.properties?.canvas;
    } catch (error) {
      if (error instanceof SlackRefused) return undefined;
      throw error;
    }
  }
}
