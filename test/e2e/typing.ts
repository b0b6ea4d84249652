import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../../src/sandbox/answer.ts';
import type { Fault } from '../../src/sandbox/fault.ts';
import type { LocalSlack } from '../../src/sandbox/local-slack.ts';
import type { House } from '../house.ts';

/** Types a command as Dana and gives back what she reads. */
export async function type({ slack }: House, words: string, where = 'general'): Promise<string> {
  return (await slack.person('dana').type(`/incident ${words}`, { in: where })).text;
}

/** What the bot said in a channel, without its cards' blocks. */
export async function said(slack: LocalSlack, channel: string): Promise<string[]> {
  return (await slack.messages(channel)).filter(({ metadata }) => metadata).map(({ text }) => text);
}

/** What the announcement's thread says; by default that of the only incident. */
export async function thread(slack: LocalSlack, about = '#1 '): Promise<string[]> {
  const head = (await slack.messages('incidents')).find(({ text }) => text.includes(about));
  const [, ...answers] = head ? await slack.thread('incidents', head.ts) : [];
  return answers.map(({ text }) => text);
}

/** Which calls, by their arguments. */
export type Where = (args: Json) => boolean;

interface Strike {
  readonly method: string | readonly string[];
  readonly phase: 'before' | 'after';
  readonly fault: Fault;
  readonly where?: (args: Json) => boolean;
}

/** Spoils the first attempt of each call of a method, or of several. Gives back how many it has spoilt. */
export function strike(slack: LocalSlack, { method, phase, fault, where = () => true }: Strike): () => number {
  const methods = [method].flat();
  const struck = new Set<string>();
  slack.intercept = (call, when) => {
    const words = `${call.method} ${JSON.stringify(call.args)}`;
    if (!methods.includes(call.method) || when !== phase || struck.has(words) || !where(call.args)) return undefined;
    struck.add(words);
    return fault;
  };
  return () => struck.size;
}

/** Spoils every call of a method, until `intercept` is taken away. */
export function forbid(slack: LocalSlack, method: string, error: string, where: Where = () => true): void {
  slack.intercept = (call, when) =>
    call.method === method && when === 'before' && where(call.args) ? { kind: 'error', error } : undefined;
}

/** That nothing more comes can only be seen by waiting. */
export const moment = (ms: number): Promise<void> => pause(ms);
