import type { Json } from './answer.ts';

// In a form everything is text: these fields hold JSON, and these hold true or false.
const structured = new Set([
  'blocks',
  'attachments',
  'metadata',
  'view',
  'files',
  'unfurls',
  'event_payload',
  'user_auth_blocks',
  'document_content',
  'changes',
]);
const flags = new Set(
  'include_all_metadata inclusive exclude_archived is_private mrkdwn link_names unfurl_links unfurl_media reply_broadcast return_im prevent_creation force include_locale include_num_members include_users include_count replace_original delete_original'.split(
    ' ',
  ),
);

/** The arguments of a call, whichever way they were sent. A field that should be JSON and is not stays as it is. */
export function decode(body: string, contentType: string, query: URLSearchParams): Json {
  if (contentType.includes('application/json')) return { ...decodeForm(query), ...parsed(body) };
  return { ...decodeForm(query), ...decodeForm(new URLSearchParams(body)) };
}

function decodeForm(form: URLSearchParams): Json {
  const args: Json = {};
  for (const [key, value] of form) {
    if (key !== 'token') args[key] = decodeField(key, value);
  }
  return args;
}

function decodeField(key: string, value: string): unknown {
  if (flags.has(key)) return value === 'true' || value === '1';
  if (!structured.has(key)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return {};
  }
}
