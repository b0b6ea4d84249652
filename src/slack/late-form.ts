import { setTimeout as sleep } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../desk/ports.ts';
import type { FormReply } from './actions/deed.ts';
import { ask, SlackRefused } from './fault.ts';
import { patiently } from './patiently.ts';
import type { TellAlone } from './tell-alone.ts';
import { taken } from './views/forms.ts';
import type { Message } from './views/message.ts';
import { escapeText } from './views/mrkdwn.ts';
import { type FilledForm, givenBack, refilled } from './views/refilled.ts';
import { line } from './views/reply.ts';

interface Parts {
  readonly client: WebClient;
  readonly tellAlone: TellAlone;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** A form that was acknowledged before it was known what came of it. */
export interface LateForm {
  readonly id: string;
  readonly user: string;
  readonly form: FilledForm;
  /** The block at which a refusal is shown. */
  readonly field: string;
}

/** Milliseconds after the acknowledgement: Slack must have shown that first, or it would stand there in the end. */
const aMoment = 500;

const mostTries = 6;

/**
 * Shows what came of a form in its place; where somebody has closed it, they are told alone. What was not taken is given
 * back in either: nothing that they typed is lost.
 */
export async function showLate(late: LateForm, reply: FormReply, parts: Parts): Promise<void> {
  await sleep(aMoment, undefined, { signal: parts.signal }).catch(() => {});
  if (await shown(late, viewOf(reply, late), parts)) return;
  await parts.tellAlone(late.user, wordsOf(reply, late), parts.log);
}

/** Whether it is before their eyes. */
async function shown({ id, user, form }: LateForm, view: ModalView, { client, log, signal }: Parts): Promise<boolean> {
  let isClosed = false;
  const work = async () => {
    try {
      await ask(() => client.views.update({ view_id: id, view }));
    } catch (cause) {
      if (!(cause instanceof SlackRefused && cause.code === 'not_found')) throw cause;
      isClosed = true;
    }
  };
  const about = { user, form: form.callback_id };
  return (await patiently('the answer to a form', work, { log, signal, about, most: mostTries })) && !isClosed;
}

function viewOf(reply: FormReply, late: LateForm): ModalView {
  if ('next' in reply) return reply.next.form;
  return 'text' in reply ? taken(reply.text) : refilled(late.form, errorsOf(reply, late.field));
}

function wordsOf(reply: FormReply, { form, field }: LateForm): Message[] {
  if ('text' in reply) return [{ text: reply.text }];
  const back = givenBack(form);
  if ('next' in reply) {
    const { instead } = reply.next;
    return [{ text: `Nothing was recorded: there is a question first. This does the same: ${line(instead)}` }, ...back];
  }
  const sentences = Object.values(errorsOf(reply, field)).map(escapeText);
  const instead = 'instead' in reply ? reply.instead.map(line) : [];
  return [{ text: [...sentences, ...instead].join('\n') }, ...back];
}

/** What is wrong, by the block where it is. */
export function errorsOf(reply: Exclude<FormReply, { text: string } | { next: unknown }>, field: string) {
  return 'errors' in reply ? reply.errors : { [field]: reply.sentence };
}
