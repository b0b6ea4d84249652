import { request } from 'node:http';

/** How the bot answered a request of Slack's. `status` 0: it did not. */
export type Delivery = { status: number; ms: number; body: unknown; text: string; timedOut?: true; refused?: string };

/** Slack: 3000 ms to acknowledge commands, interactions and events. */
export const ackMs = 3000;

/** One POST on a connection of its own; never rejects. */
export function postTo(url: string, body: string, headers: Record<string, string>, ms = ackMs): Promise<Delivery> {
  const started = performance.now();
  const passed = () => Math.round(performance.now() - started);
  return new Promise((resolve) => {
    const outgoing = request(url, { method: 'POST', agent: false, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => undefined);
      incoming.on('end', () => {
        clearTimeout(timer);
        resolve({ status: incoming.statusCode ?? 0, ms: passed(), ...read(Buffer.concat(chunks).toString()) });
      });
    });
    const timer = setTimeout(() => {
      resolve({ status: 0, ms: passed(), body: '', text: '', timedOut: true });
      outgoing.destroy();
    }, ms);
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      resolve({ status: 0, ms: passed(), body: '', text: '', refused: error.message });
    });
    outgoing.end(body);
  });
}

/** The body of an acknowledgement: JSON when it is JSON, and the words a person would read in it. */
export function read(raw: string): { body: unknown; text: string } {
  let body: unknown = raw;
  try {
    body = JSON.parse(raw);
  } catch {
    return { body: raw, text: raw };
  }
  if (typeof body !== 'object' || body === null) return { body: raw, text: raw };
  const text = (body as { text?: unknown }).text;
  return { body, text: typeof text === 'string' ? text : '' };
}
