import type { WebClient } from '@slack/web-api';
import { TryLater } from '../desk/follower.ts';
import type { Picture } from '../desk/pictures.ts';
import { ask } from './fault.ts';
import { showable } from './views/mrkdwn.ts';

/** A file for Slack. */
export interface Upload {
  readonly name: string;
  readonly title: string;
  readonly content: string | Buffer;
  /** What an image tells, for those who do not see it. */
  readonly alt?: string;
}

/** Milliseconds until the bytes of a file must have been taken. */
const patience = 10_000;

/**
 * Uploads files into a channel as one message, and gives the link to the first. Slack's three steps, and not the client's
 * `files.uploadV2`, which sends the alt text under a name that Slack does not know (`alt_text`, 8.2.0): Slack calls it
 * `alt_txt` (https://docs.slack.dev/reference/methods/files.getUploadURLExternal).
 */
export async function upload(
  client: WebClient,
  channel: string,
  files: readonly Upload[],
  comment?: string,
): Promise<string | null> {
  const taken: Array<{ id: string; title: string }> = [];
  for (const file of files) taken.push({ id: await hand(client, file), title: file.title });
  const [first, ...others] = taken;
  if (!first) return null;
  const answer = await ask(() =>
    client.files.completeUploadExternal({
      channel_id: channel,
      files: [first, ...others],
      ...(comment === undefined ? {} : { initial_comment: comment }),
    }),
  );
  return answer.files?.[0]?.permalink ?? null;
}

/** Hands over the bytes. Until the upload is completed nobody sees them: to do it again does no harm. */
async function hand(client: WebClient, { name, content, alt }: Upload): Promise<string> {
  const bytes = Buffer.from(content);
  // Whether Slack reads its own marks there is not said: they are taken out. With an alt text, Slack silently shares no file that is no image: github.com/slackapi/python-slack-sdk/issues/1818.
  const described = alt === undefined ? {} : { alt_txt: showable(alt).replace(/</gu, '‹').replace(/>/gu, '›') };
  const place = await ask(() =>
    client.files.getUploadURLExternal({ filename: name, length: bytes.length, ...described }),
  );
  const { upload_url: url, file_id: id } = place;
  if (!url || !id) throw new TryLater('Slack gave no place for a file', {});
  await put(url, bytes);
  return id;
}

async function put(url: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal }).catch((cause) => {
    throw new TryLater('Slack did not take the bytes of a file', { cause });
  });
  await response.arrayBuffer().catch(() => {});
  if (!response.ok) throw new TryLater(`Slack did not take the bytes of a file: status ${response.status}`, {});
}

export const asUpload = ({ name, title, png, alt }: Picture): Upload => ({ name, title, content: png, alt });
