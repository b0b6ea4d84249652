import type { GlobalShortcut, MessageShortcut, RespondFn } from '@slack/bolt';
import type { Request } from '../../desk/requests.ts';
import type { Incident } from '../../domain/incident.ts';
import { addMessageOpening } from '../actions/add-message.ts';
import { declareFrom, declareOpening } from '../actions/declare.ts';
import { messageActionOpening } from '../actions/message-action.ts';
import { notTaken, say } from '../clicks.ts';
import type { Answer, House, HouseOf, Reply } from '../commands/command.ts';
import { no, saidBack } from '../commands/said-back.ts';
import type { IdentityKeeper } from '../identity.ts';
import { inTime } from '../in-time.ts';
import type { OpenForm } from '../opened.ts';
import type { Routes } from '../routes.ts';
import type { TellAlone } from '../tell-alone.ts';
import type { Opening } from '../views/forms.ts';
import { whoIs } from '../who.ts';
import { isOurs, type RawMessage, type SlackMessage, toMessage } from './message.ts';
import { noted } from './noted.ts';
import { putOnTimeline } from './on-timeline.ts';
import { saidIn, sourceOf } from './source.ts';

interface Parts {
  readonly houseOf: HouseOf;
  readonly identity: IdentityKeeper;
  readonly openForm: OpenForm;
  readonly tellAlone: TellAlone;
  /** Milliseconds that a shortcut may take before Slack hears that it has come. */
  readonly ackAfter: number;
}

/** What a shortcut leads to: words for whoever used it, or a form. */
interface Followed {
  readonly reply?: Reply;
  readonly opens?: Opening;
}

type MessageDeed = (message: SlackMessage, body: MessageShortcut, house: House) => Promise<Followed>;

/** By the callback id of the manifest. */
const messageDeeds: Readonly<Record<string, MessageDeed>> = {
  add_to_timeline: addToTimeline,
  declare_from_message: declareFromMessage,
  make_action: makeAction,
};

const declareIncident = 'declare_incident';

/** As the manifest must name them. */
export const shortcutsKnown: ReadonlyArray<readonly [type: 'global' | 'message', callback: string]> = [
  ['global', declareIncident],
  ...Object.keys(messageDeeds).map((name) => ['message', name] as const),
];

/**
 * Answers shortcuts. As with clicks the desk commits first; then Slack hears that it was taken.
 *
 * @returns a wait for the answers under way
 */
export function listenToShortcuts(routes: Routes, parts: Parts): () => Promise<unknown> {
  const answering = new Set<Promise<unknown>>();
  routes.to('shortcut', async ({ ack, body, respond }, request) => {
    const answered =
      body.type === 'message_action'
        ? answerOnMessage(body, ack, respond as RespondFn, parts, request)
        : answerAnywhere(body as GlobalShortcut, ack, parts, request);
    answering.add(answered);
    await answered.finally(() => answering.delete(answered));
  });
  return () => Promise.allSettled(answering);
}

/** Such a shortcut has no place to answer in: where no form opens, the line to type comes as a direct message. */
async function answerAnywhere(
  { callback_id, trigger_id, user }: GlobalShortcut,
  ack: () => Promise<void>,
  { openForm, tellAlone }: Parts,
  { acked, log }: Request,
): Promise<void> {
  await ack();
  acked();
  if (callback_id !== declareIncident) return;
  const instead = await openForm(declareOpening(), trigger_id, log);
  if (instead) await tellAlone(user.id, [instead], log);
}

async function answerOnMessage(
  body: MessageShortcut,
  ack: () => Promise<void>,
  respond: RespondFn,
  { houseOf, identity, openForm, ackAfter }: Parts,
  request: Request,
): Promise<void> {
  const { log } = request;
  const deed = Object.hasOwn(messageDeeds, body.callback_id) ? messageDeeds[body.callback_id] : undefined;
  if (!deed) return ack();
  const raw = body.message as RawMessage;
  const work: Promise<Followed> = isOurs(raw, identity.get())
    ? Promise.resolve({ reply: ourOwn })
    : deed(toMessage(body.channel.id, raw), body, houseOf(body.user.id, request)).catch((cause) => {
        log.error('a shortcut was not taken', { shortcut: body.callback_id, user: body.user.id, cause });
        return { reply: notTaken(cause) };
      });
  const isInTime = (await inTime(work, ackAfter)) !== undefined;
  await ack();
  if (!isInTime) request.late();
  const { reply, opens } = await work;
  request.acked();
  const instead: Answer | undefined = opens && (await openForm(opens, body.trigger_id, log));
  for (const answer of [reply, instead]) if (answer) await say(answer, respond, log);
}

const ourOwn = no('not_supported', 'Sitrep wrote that itself, from the record.', '/incident timeline');

/** In an incident's channel it is that incident's; elsewhere a form asks which one. */
async function addToTimeline(message: SlackMessage, body: MessageShortcut, house: House): Promise<Followed> {
  const { desk, messages } = house;
  const said = await saidIn(message, desk.records);
  const incident = await desk.records.find({ channel: message.channel });
  if (!incident) return askWhich(message, said, house);
  const { by } = await whoIs(body.user, house);
  const source = sourceOf(message, messages.home(body.team?.domain), by.id);
  return { reply: saidBack(await putOnTimeline(desk, incident.id, message, said, source), noted) };
}

async function askWhich(
  message: SlackMessage,
  said: Awaited<ReturnType<typeof saidIn>>,
  { desk, messages }: House,
): Promise<Followed> {
  const [newest, ...others]: Incident[] = (await desk.records.listOpen()).reverse();
  if (!newest) {
    return {
      reply: no('no_incident', 'No incident is open that it could be added to.', '/incident declare sev2 <title>'),
    };
  }
  await messages.keep(message);
  return { opens: addMessageOpening(message, said, [newest, ...others]) };
}

/** In an incident's channel it is that one's; elsewhere one of those that are open, or ended last. */
async function makeAction(message: SlackMessage, _: MessageShortcut, house: House): Promise<Followed> {
  const { records } = house.desk;
  const here = await records.find({ channel: message.channel });
  const others = here ? [] : [...(await records.newestOpen(50)).first, ...(await records.recentlyResolved(20))];
  const [first, ...rest] = here ? [here] : others;
  if (!first)
    return {
      reply: no('no_incident', 'There is no incident that it could belong to.', '/incident declare sev2 <title>'),
    };
  await house.messages.keep(message);
  const author = message.user === undefined ? undefined : await records.person(message.user);
  const owner = author?.active && author.kind !== 'bot' ? author.id : undefined;
  return { opens: messageActionOpening(message, await saidIn(message, records), owner, [first, ...rest]) };
}

async function declareFromMessage(message: SlackMessage, body: MessageShortcut, house: House): Promise<Followed> {
  await house.messages.keep(message);
  // Slack gives these names to what not everybody reads: nor should everybody read it as an incident.
  const isPrivate = ['privategroup', 'directmessage'].includes(body.channel.name);
  return { opens: declareFrom(message, await saidIn(message, house.desk.records), isPrivate) };
}
