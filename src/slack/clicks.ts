import type { App, BlockAction, RespondFn, ViewSubmitAction } from '@slack/bolt';
import type { Log } from '../desk/ports.ts';
import type { Requests } from '../desk/requests.ts';
import type { RightOfWay } from '../desk/right-of-way.ts';
import type { Followed, FormReply } from './actions/deed.ts';
import { buttons, forms } from './actions/index.ts';
import { type Answer, type HouseOf, isRefusal, type Reply } from './commands/command.ts';
import type { Homes } from './home.ts';
import type { Notices } from './notices.ts';
import type { OpenForm } from './opened.ts';
import { readAbout } from './read-about.ts';
import { type About, more } from './views/buttons.ts';
import { type Opening, taken } from './views/forms.ts';
import { refused } from './views/reply.ts';
import { whoIs } from './who.ts';

interface Parts {
  readonly houseOf: HouseOf;
  readonly openForm: OpenForm;
  readonly homes: Pick<Homes, 'show'>;
  readonly rightOfWay: RightOfWay;
  readonly notices: Notices;
  readonly requests: Pick<Requests, 'acked' | 'called'>;
  readonly log: Log;
}

/**
 * Answers buttons and forms. As with commands the desk commits first; then Slack hears that the click was taken, and
 * whoever clicked hears what came of it.
 *
 * @returns a wait for the answers under way
 */
export function listenToClicks(app: App, parts: Parts): () => Promise<unknown> {
  const answering = new Set<Promise<unknown>>();
  const track = async <T>(work: Promise<T>): Promise<T> => {
    answering.add(work);
    return work.finally(() => answering.delete(work));
  };
  app.action(/^/u, ({ ack, body, action, respond }) =>
    track(answerClick(body as BlockAction, action as Clicked, ack, respond, parts)),
  );
  app.view(/^/u, ({ ack, body }) => track(answerForm(body as ViewSubmitAction, ack as AckForm, parts)));
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
  { houseOf, openForm, homes, rightOfWay, notices, requests, log }: Parts,
): Promise<void> {
  const house = houseOf(body.user.id);
  const { does: name, about } = readClick(clicked);
  const button = buttons.find(({ does }) => does === name);
  if (!button || !about) return ack();
  requests.called(name);
  const key = `click ${body.trigger_id} ${name}`;
  const outcome = await rightOfWay
    .take(whoIs(body.user, house).then((who) => button.run({ ...who, teamId: body.team?.id ?? '', about, key }, house)))
    .catch((cause) => {
      log.error('a click was not taken', { button: name, user: body.user.id, cause });
      return { reply: notTaken };
    });
  await ack();
  requests.acked();
  const { opens, settles, replaces = false }: Followed = outcome;
  const reply = outcome.reply && (await notices.beside(wordsOf(outcome.reply), body.user.id));
  if (settles) await settle(body, respond, log);
  const isHome = body.view?.type === 'home';
  const instead = opens && (await openForm(isHome ? fromHome(opens) : opens, body.trigger_id));
  const answers = [reply, instead].filter((answer) => answer !== undefined);
  if (!isHome) notices.afterwards(body.user.id, (text) => say({ text }, respond, log));
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

export const notTaken: Answer = {
  text: 'Nothing was recorded, because of a fault in Sitrep. Click it again in a moment.',
};

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

async function answerForm(
  body: ViewSubmitAction,
  ack: AckForm,
  { houseOf, homes, rightOfWay, notices, requests, log }: Parts,
): Promise<void> {
  const { view, user } = body;
  const house = houseOf(user.id);
  const form = forms.find(({ does }) => does === view.callback_id);
  const about = readAbout(view.private_metadata);
  if (!form || !about) return ack();
  const value = (block: string) => heldIn(view.state.values[block]?.[block]);
  const key = `form ${view.id}`;
  const submit = async (): Promise<FormReply> =>
    form.submit({ ...(await whoIs(user, house)), teamId: body.team?.id ?? '', about, key, value }, house);
  const reply = await rightOfWay.take(submit()).catch((cause): FormReply => {
    log.error('a form was not taken', { form: view.callback_id, user: user.id, cause });
    const sentence = 'Nothing was recorded, because of a fault in Sitrep. Send it again in a moment.';
    return { errors: { [form.field]: sentence } };
  });
  const isAnswer = 'text' in reply;
  await ack(answerTo(isAnswer ? await notices.beside(reply, user.id) : reply, form.field));
  requests.acked();
  if (about.home) homes.show(user.id);
}

function answerTo(reply: FormReply, field: string): object {
  if ('next' in reply) return { response_action: 'update', view: reply.next.form };
  if ('errors' in reply) return { response_action: 'errors', errors: reply.errors };
  if (isRefusal(reply)) return { response_action: 'errors', errors: { [field]: reply.sentence } };
  return { response_action: 'update', view: taken(reply.text) };
}

interface Held {
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: ReadonlyArray<{ readonly value: string }> | null;
  readonly selected_date?: string | null;
  readonly selected_user?: string | null;
}

/** Of several that are ticked, all, with a space between them. */
const heldIn = ({ value, selected_option, selected_options, selected_date, selected_user }: Held = {}): string =>
  value ??
  selected_option?.value ??
  selected_options?.map((one) => one.value).join(' ') ??
  selected_date ??
  selected_user ??
  '';
