import type { BlockAction, RespondFn, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../desk/ports.ts';
import type { Request } from '../desk/requests.ts';
import type { RightOfWay } from '../desk/right-of-way.ts';
import type { Followed, FormReply } from './actions/deed.ts';
import { buttons, forms } from './actions/index.ts';
import { type Answer, type HouseOf, isRefusal, type Reply } from './commands/command.ts';
import type { Homes } from './home.ts';
import { inTime } from './in-time.ts';
import { errorsOf, showLate } from './late-form.ts';
import type { Notices } from './notices.ts';
import type { OpenForm } from './opened.ts';
import { readAbout } from './read-about.ts';
import type { Routes } from './routes.ts';
import type { TellAlone } from './tell-alone.ts';
import { type About, more } from './views/buttons.ts';
import { type Opening, taken } from './views/forms.ts';
import { formWaits } from './views/late.ts';
import type { FilledForm, Held } from './views/refilled.ts';
import { refused } from './views/reply.ts';
import { unrecorded } from './views/unrecorded.ts';
import { whoIs } from './who.ts';

interface Parts {
  readonly houseOf: HouseOf;
  readonly openForm: OpenForm;
  readonly homes: Pick<Homes, 'show'>;
  readonly rightOfWay: RightOfWay;
  readonly notices: Notices;
  readonly client: WebClient;
  readonly tellAlone: TellAlone;
  readonly signal: AbortSignal;
  /** Milliseconds that a click or a form may take before Slack hears that it has come. */
  readonly ackAfter: number;
}

/**
 * Answers buttons and forms. As with commands the desk commits first; then Slack hears that the click was taken, and
 * whoever clicked hears what came of it. Where the record is slow, Slack hears first.
 *
 * @returns a wait for the answers under way
 */
export function listenToClicks(routes: Routes, parts: Parts): () => Promise<unknown> {
  const answering = new Set<Promise<unknown>>();
  const track = async <T>(work: Promise<T>): Promise<T> => {
    answering.add(work);
    return work.finally(() => answering.delete(work));
  };
  routes.to('click', ({ ack, body, action, respond }, request) =>
    track(answerClick(body, action as Clicked, ack, respond, parts, request)),
  );
  // What is closed is not sent: no form of ours asks to hear of that.
  routes.to('form', ({ ack, body }, request) =>
    body.type === 'view_submission'
      ? track(answerForm(body as ViewSubmitAction, ack as AckForm, parts, request))
      : ack(),
  );
  return () => Promise.allSettled(answering);
}

interface Clicked {
  readonly action_id: string;
  readonly value?: string;
  /** Of a menu. */
  readonly selected_option?: { readonly value: string };
}
type AckForm = (answer?: object) => Promise<void>;

async function answerClick(
  body: BlockAction,
  clicked: Clicked,
  ack: () => Promise<void>,
  respond: RespondFn,
  { houseOf, openForm, homes, rightOfWay, notices, ackAfter }: Parts,
  request: Request,
): Promise<void> {
  const { log } = request;
  const house = houseOf(body.user.id, request);
  const { does: name, about } = readClick(clicked);
  const button = buttons.find(({ does }) => does === name);
  if (!button || !about) return ack();
  request.called(name);
  const key = `click ${body.trigger_id} ${name}`;
  const work = whoIs(body.user, house)
    .then((who) => button.run({ ...who, teamId: body.team?.id ?? '', about, key }, house))
    .catch((cause): Followed => {
      log.error('a click was not taken', { button: name, user: body.user.id, cause });
      return { reply: notTaken(cause) };
    });
  const isInTime = (await rightOfWay.take(inTime(work, ackAfter))) !== undefined;
  await ack();
  if (!isInTime) request.late();
  const outcome = await work;
  request.acked();
  const { opens, settles, replaces = false }: Followed = outcome;
  const reply = outcome.reply && (await notices.beside(wordsOf(outcome.reply), body.user.id, request));
  if (settles) await settle(body, respond, log);
  const isHome = body.view?.type === 'home';
  const instead = opens && (await openForm(isHome ? fromHome(opens) : opens, body.trigger_id, log));
  const answers = [reply, instead].filter((answer) => answer !== undefined);
  if (!isHome) notices.afterwards(body.user.id, request, (text) => say({ text }, respond, log));
  if (!isHome) for (const answer of answers) await say(answer, respond, log, replaces);
  // Slack gives no way to answer there but the Home itself.
  else if (answers.length > 0) homes.show(body.user.id, answers.map((answer) => wordsOf(answer).text).join('\n'));
}

/** A line of the menu says itself what it does. */
function readClick({ action_id, value, selected_option }: Clicked): { does: string; about: About | undefined } {
  const about = readAbout(selected_option?.value ?? value ?? '');
  if (action_id !== more || !about) return { does: action_id, about };
  const { does, ...rest } = about as About & { readonly does?: string };
  return { does: does ?? '', about: rest };
}

/** What is sent with it will be seen there. */
const fromHome = (opening: Opening): Opening => {
  const about = readAbout(opening.form.private_metadata ?? '');
  return { ...opening, form: { ...opening.form, private_metadata: JSON.stringify({ ...about, home: true }) } };
};

export const notTaken = (cause: unknown): Answer => ({ text: unrecorded(cause, 'Click it again') });

/** Takes the buttons off the message: it has its answer. */
async function settle({ message }: BlockAction, respond: RespondFn, log: Log): Promise<void> {
  if (message?.text === undefined) return;
  try {
    await respond({ replace_original: true, text: `${message.text}\n✔️ Settled.` });
  } catch (cause) {
    log.warn('a message kept its buttons', { cause });
  }
}

/** Only whoever clicked reads it. What was recorded stays so, whether or not this arrives. */
export async function say(reply: Reply, respond: RespondFn, log: Log, replaces = false): Promise<void> {
  const { text, blocks } = wordsOf(reply);
  const words = { text, ...(blocks ? { blocks: [...blocks] } : {}) };
  try {
    await respond({ response_type: 'ephemeral', replace_original: replaces, ...words });
  } catch (cause) {
    log.warn('an answer to a click did not reach the person', { cause });
  }
}

const wordsOf = (reply: Reply): Pick<Answer, 'text' | 'blocks'> =>
  isRefusal(reply) ? { text: refused(reply, '', '').join('\n') } : reply;

async function answerForm(body: ViewSubmitAction, ack: AckForm, parts: Parts, request: Request): Promise<void> {
  const { houseOf, homes, rightOfWay, notices, ackAfter } = parts;
  const { log } = request;
  const { view, user } = body;
  const house = houseOf(user.id, request);
  const form = forms.find(({ does }) => does === view.callback_id);
  const about = readAbout(view.private_metadata);
  if (!form || !about) return ack();
  const value = (block: string) => heldIn(view.state.values[block]?.[block]);
  const key = `form ${view.id}`;
  const submit = async (): Promise<FormReply> => {
    const who = await whoIs(user, house);
    const reply = await form.submit({ ...who, teamId: body.team?.id ?? '', about, key, value }, house);
    return 'text' in reply ? notices.beside(reply, user.id, request) : reply;
  };
  const work = submit().catch((cause): FormReply => {
    log.error('a form was not taken', { form: view.callback_id, user: user.id, cause });
    return { errors: { [form.field]: unrecorded(cause, 'Send it again') } };
  });
  const known = await rightOfWay.take(inTime(work, ackAfter));
  if (known) await ack(answerTo(known.value, form.field));
  else {
    await ack({ response_action: 'update', view: formWaits(view.title) });
    request.late();
  }
  const reply = await work;
  request.acked();
  const filled = view as unknown as FilledForm;
  if (!known) await showLate({ id: view.id, user: user.id, form: filled, field: form.field }, reply, { ...parts, log });
  if (about.home) homes.show(user.id);
}

function answerTo(reply: FormReply, field: string): object {
  if ('next' in reply) return { response_action: 'update', view: reply.next.form };
  if ('text' in reply) return { response_action: 'update', view: taken(reply.text) };
  return { response_action: 'errors', errors: errorsOf(reply, field) };
}

/** Of several that are ticked, all, with a space between them. */
const heldIn = ({ value, selected_option, selected_options, selected_date, selected_user }: Held = {}): string =>
  value ??
  selected_option?.value ??
  selected_options?.map((one) => one.value).join(' ') ??
  selected_date ??
  selected_user ??
  '';
