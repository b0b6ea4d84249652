import { createHash } from 'node:crypto';
import type { AckFn, RespondArguments, RespondFn, SlashCommand } from '@slack/bolt';
import type { Log } from '../desk/ports.ts';
import type { Request } from '../desk/requests.ts';
import type { RightOfWay } from '../desk/right-of-way.ts';
import type { Answer, HouseOf } from './commands/command.ts';
import { runCommand } from './commands/run.ts';
import type { IdentityKeeper } from './identity.ts';
import { inTime } from './in-time.ts';
import { sayLate } from './late-answer.ts';
import type { Notices } from './notices.ts';
import type { OpenForm } from './opened.ts';
import { channelNamed, readText } from './read-text.ts';
import type { Routes } from './routes.ts';
import type { TellAlone } from './tell-alone.ts';
import { answerFollows } from './views/late.ts';
import { escapeText } from './views/mrkdwn.ts';
import { line } from './views/reply.ts';
import { unrecorded } from './views/unrecorded.ts';
import { whoIs } from './who.ts';

interface Parts {
  readonly houseOf: HouseOf;
  readonly identity: IdentityKeeper;
  readonly openForm: OpenForm;
  readonly rightOfWay: RightOfWay;
  readonly notices: Notices;
  readonly tellAlone: TellAlone;
  /** Milliseconds that an answer may take before Slack hears that the command has come. */
  readonly ackAfter: number;
}

/**
 * Answers `/incident`. The desk commits first; the answer is the acknowledgement itself. Where the record is so slow that
 * Slack would not wait for it, the answer follows.
 *
 * @returns a wait for the answers under way: a socket that closes before them would swallow them
 */
export function listenToCommands(routes: Routes, parts: Parts): () => Promise<unknown> {
  const answering = new Set<Promise<unknown>>();
  routes.to('command', async ({ command, ack, respond }, request) => {
    if (command.command !== '/incident') return ack({ response_type: 'ephemeral', text: notOurs(command.command) });
    const asked = answerTo(command, parts, request).then((said) =>
      parts.notices.beside(said, command.user_id, request),
    );
    const answered = acknowledged(asked, ack, parts, request).then(async (answer) => {
      if (!answer) await afterAll(await asked, command, respond, parts, request);
      return answer;
    });
    answering.add(answered);
    const answer = await answered.finally(() => answering.delete(answered));
    watch(command, respond, parts, request);
    if (!answer) return;
    const instead = answer.opens && (await parts.openForm(answer.opens, command.trigger_id, request.log));
    await follow(instead ? { ...answer, more: [instead.text] } : answer, respond, request.log);
  });
  return () => Promise.allSettled(answering);
}

/** The answer, where it went with the acknowledgement; undefined where it is to follow. */
async function acknowledged(
  asked: Promise<Answer>,
  ack: AckFn<string | RespondArguments>,
  { rightOfWay, ackAfter }: Parts,
  request: Request,
): Promise<Answer | undefined> {
  const answer = (await rightOfWay.take(inTime(asked, ackAfter)))?.value;
  const { text, blocks } = answer ?? { text: answerFollows };
  const said = { response_type: 'ephemeral', text, ...(blocks ? { blocks: [...blocks] } : {}) } as const;
  // A socket may have closed meanwhile: what was done is done, and must not go untold.
  const went = await (answer?.opens ? ack() : ack(said)).then(
    () => true,
    (cause) => void request.log.warn('an acknowledgement did not reach Slack: the answer follows by itself', { cause }),
  );
  if (!answer || !went) {
    request.late();
    return undefined;
  }
  request.acked(answer.opens ? 'form' : answer.came);
  return answer;
}

/** The whole answer. A form opens if Slack still lets it: its trigger lives 3 seconds. */
async function afterAll(
  answer: Answer,
  command: SlashCommand,
  respond: RespondFn,
  { openForm, tellAlone }: Parts,
  { acked, log }: Request,
): Promise<void> {
  const { opens, later, more = [] } = answer;
  acked(opens ? 'form' : answer.came);
  const said = opens ? await openForm(opens, command.trigger_id, log) : answer;
  const messages = [...(said ? [said] : []), ...more.map((text) => ({ text }))];
  await sayLate(messages, { respond, user: command.user_id, keep: later ? 1 : 0, tellAlone, log });
  await follow(later ? { text: '', later } : { text: '' }, respond, log);
}

/** Tells them afterwards where Slack takes what was recorded later. */
function watch({ user_id }: SlashCommand, respond: RespondFn, { notices }: Parts, request: Request): void {
  const alone = (text: string) => respond({ response_type: 'ephemeral', replace_original: false, text });
  notices.afterwards(user_id, request, alone);
}

/** The app was set up with a command of another name: silence would look like a fault of Slack's. */
const notOurs = (command: string): string =>
  `Sitrep answers to /incident, not to ${escapeText(command)}: type ${line('/incident help')}, and name the command so in the app's settings.`;

async function answerTo(command: SlashCommand, { houseOf, identity }: Parts, request: Request): Promise<Answer> {
  const { text = '' } = command;
  const team = identity.get()?.teamId;
  if (team !== undefined && team !== command.team_id) {
    return { text: 'This Sitrep serves another workspace, so nothing was recorded.' };
  }
  try {
    const house = houseOf(command.user_id, request);
    const { records } = house.desk;
    const nameOf = async (id: string, label: string | undefined) => (await records.person(id))?.name ?? (label || id);
    return await runCommand(
      {
        teamId: command.team_id,
        ...(await whoIs({ id: command.user_id, name: command.user_name }, house)),
        channel: command.channel_id,
        named: channelNamed(text),
        said: await readText(text, nameOf),
        key: keyOf(command),
      },
      house,
      request.called,
    );
  } catch (cause) {
    request.log.error('a command was not recorded', { user: command.user_id, cause });
    const again = line(`/incident ${text}`);
    return { text: unrecorded(cause, 'Type it again', `: ${again}`), came: 'failed' };
  }
}

/** Slack's id of this very command, with its words: the same again is the same command. */
function keyOf({ trigger_id, user_id, channel_id, text = '' }: SlashCommand): string {
  const words = createHash('sha256').update(JSON.stringify([user_id, channel_id, text]));
  return `command ${trigger_id} ${words.digest('hex').slice(0, 16)}`;
}

/** What does not fit into the acknowledgement, and what is known only later. */
async function follow({ more = [], later }: Answer, respond: RespondFn, log: Log): Promise<void> {
  const say = (text: string) => respond({ response_type: 'ephemeral', replace_original: false, text });
  try {
    for (const text of more) await say(text);
    if (later) void sayLater(later, say, log);
  } catch (cause) {
    log.warn('the rest of an answer did not reach the person', { cause });
  }
}

async function sayLater(later: Promise<string>, say: (text: string) => Promise<unknown>, log: Log): Promise<void> {
  const text = await later.catch((cause) => {
    log.error('what was to follow an answer did not', { cause });
    return 'What was to follow did not come, because of a fault in Sitrep. Type it again in a moment.';
  });
  if (text === '') return;
  await say(text).catch((cause) => log.warn('a follow-up did not reach the person', { cause }));
}
