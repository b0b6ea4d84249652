import { createHmac } from 'node:crypto';

/** The X-Slack-Signature of a request body. Slack: v0=HMAC-SHA256("v0:timestamp:body"), verifying requests */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
