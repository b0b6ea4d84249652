import type { Json } from './answer.ts';

/** What can go wrong between the bot and Slack. */
export type Fault =
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  | { kind: 'error'; error: string; extra?: Json }
  | { kind: 'ratelimited'; retryAfter: number }
  | { kind: 'reset' }
  | { kind: 'hang' }
  | { kind: 'delay'; ms: number };
