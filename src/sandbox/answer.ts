/** What travels in and out of Slack's Web API: plain JSON objects. */
export type Json = Record<string, unknown>;

/** An answer of a Web API method, in Slack's form. */
export type Answer = { ok: boolean; error?: string; [field: string]: unknown };

export function refuse(error: string, extra: Json = {}): Answer {
  return { ok: false, error, ...extra };
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The argument as text; '' when it is absent or something else. */
export function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
