import { isObject, type Json, list, refuse, word } from '../answer.ts';
import type { Channel } from '../channels.ts';
import { badCanvas } from '../limits/canvas.ts';
import type { World } from '../world.ts';
import { isRefusal, outside, visible } from './membership.ts';
import type { Method } from './method.ts';

/** Canvases of channels; no others are made here. */
export const canvasMethods: Record<string, Method> = {
  'conversations.canvases.create': async (args, world) => {
    const channel = await visible(world, args['channel_id']);
    if (isRefusal(channel)) return channel;
    const refusal = await outside(world, channel.id);
    if (refusal) return refusal;
    if (canvasOf(world, channel.id)) return refuse('channel_canvas_already_exists');
    const markdown = markdownIn(args['document_content']);
    if (markdown === undefined) return refuse('invalid_arguments');
    const bad = badCanvas(markdown);
    if (bad) return refuse('canvas_creation_failed', { detail: bad });
    const id = `F0CANVAS${String(world.canvases.length + 1).padStart(3, '0')}`;
    world.canvases.push({ id, channel: channel.id, title: word(args['title']), markdown });
    return { ok: true, canvas_id: id };
  },

  'canvases.edit': async (args, world) => {
    const canvas = world.canvases.find(({ id }) => id === args['canvas_id']);
    if (!canvas) return refuse('canvas_not_found');
    const refusal = await outside(world, canvas.channel);
    if (refusal) return refuse('canvas_not_found');
    const changes = list(args['changes']);
    const [change] = changes;
    // Slack: one operation a call, canvases.edit
    if (change === undefined || changes.length > 1) return refuse('invalid_arguments');
    const markdown = markdownIn(change['document_content']);
    if (markdown === undefined) return refuse('invalid_arguments');
    const next = changed(canvas.markdown, change, markdown);
    if (next === undefined) return refuse('invalid_arguments');
    const bad = badCanvas(next);
    if (bad) return refuse('canvas_editing_failed', { detail: bad });
    canvas.markdown = next;
    return { ok: true };
  },
};

/** A channel as conversations.info gives it. */
export function withCanvas(channel: Channel, world: World): Channel {
  const canvas = canvasOf(world, channel.id);
  if (!canvas) return channel;
  const properties = isObject(channel['properties']) ? channel['properties'] : {};
  return {
    ...channel,
    properties: { ...properties, canvas: { file_id: canvas.id, is_empty: canvas.markdown === '' } },
  };
}

const canvasOf = (world: World, channel: string) => world.canvases.find((canvas) => canvas.channel === channel);

function markdownIn(content: unknown): string | undefined {
  if (!isObject(content) || content['type'] !== 'markdown' || typeof content['markdown'] !== 'string') return undefined;
  return content['markdown'];
}

/** Without a section `replace` replaces all. Sections have no ids here, so what needs one is not taken. */
function changed(before: string, { operation, section_id: section }: Json, markdown: string): string | undefined {
  if (section !== undefined) return undefined;
  switch (operation) {
    case 'insert_at_end':
      return `${before}\n\n${markdown}`;
    case 'insert_at_start':
      return `${markdown}\n\n${before}`;
    case 'replace':
      return markdown;
    default:
      return undefined;
  }
}
