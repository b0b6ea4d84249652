import { type Answer, type Json, list, refuse, word } from '../answer.ts';
import { asBot, type World } from '../world.ts';
import { outside } from './membership.ts';
import type { Method } from './method.ts';

// Slack: 1000 characters, alt_txt of files.getUploadURLExternal
const longestAltText = 1000;

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': async (args, world) => {
    const length = Number(args['length']);
    if (!word(args['filename']) || !(length > 0)) {
      return refuse('missing_argument', {
        response_metadata: { messages: ['[ERROR] missing required field: length'] },
      });
    }
    // The API's own name for it is alt_txt; Node's client sends alt_text, which Slack does not know.
    if ([...word(args['alt_txt'])].length > longestAltText) return refuse('alt_txt_too_large');
    return atOurs(await asBot(world, 'files.getUploadURLExternal', { ...args, alt_text: args['alt_txt'] }), world);
  },

  'files.completeUploadExternal': async (args, world) => {
    const channels = [word(args['channel_id']), ...word(args['channels']).split(',')].filter((id) => /^[CG]/.test(id));
    for (const channel of channels) {
      const refusal = await outside(world, channel);
      if (refusal) return refusal;
    }
    return filesAtOurs(await asBot(world, 'files.completeUploadExternal', args), world);
  },

  'files.info': async (args, world) => filesAtOurs(await asBot(world, 'files.info', args), world),
  'files.list': async (args, world) => filesAtOurs(await asBot(world, 'files.list', args), world),
  'files.delete': (args, world) => asBot(world, 'files.delete', args),
};

/** The bytes must come to us and not to the real host name of the workspace. */
function atOurs(answer: Answer, world: World): Answer {
  if (!answer.ok) return answer;
  const { pathname } = new URL(word(answer['upload_url']));
  return { ...answer, upload_url: `${world.origin}${pathname}` };
}

function filesAtOurs(answer: Answer, world: World): Answer {
  const ours = (file: Json): Json => ({
    ...file,
    url_private: moved(file['url_private'], world),
    url_private_download: moved(file['url_private_download'], world),
  });
  if (Array.isArray(answer['files'])) return { ...answer, files: list(answer['files']).map(ours) };
  return answer['file'] ? { ...answer, file: ours(answer['file'] as Json) } : answer;
}

function moved(url: unknown, world: World): string {
  const { pathname, search } = new URL(word(url));
  return `${world.origin}${pathname}${search}`;
}
