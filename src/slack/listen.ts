import { createHash } from 'node:crypto';
import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import type { Log } from '../desk/ports.ts';
import type { Requests } from '../desk/requests.ts';
import type { RightOfWay } from '../desk/right-of-way.ts';
import type { Answer, HouseOf } from './commands/command.ts';
import { runCommand } from './commands/run.ts';
import type { IdentityKeeper } from './identity.ts';
import type { Notices } from './notices.ts';
import type { OpenForm } from './opened.ts';
import { channelNamed, readText } from './read-text.ts';
import { escapeText } from './views/mrkdwn.ts';
import { line } from './views/reply.ts';
import { whoIs } from './who.ts';

interface Parts {
  readonly houseOf: HouseOf;
  readonly identity: IdentityKeeper;
  readonly openForm: OpenForm;
  readonly rightOfWay: RightOfWay;
  readonly log: Log;
  readonly notices: Notices;
  readonly requests: Pick<Requests, 'acked' | 'called'>;
}

/**
 * Answers `/incident`. The desk commits first; the answer is the acknowledgement itself.
 *
 * @returns a wait for the answers under way: a socket that closes before them would swallow them
 */
export function listenToCommands(app: App, parts: Parts): () => Promise<unknown> {
  const answering = new Set<Promise<unknown>>();
  app.command('/incident', async ({ command, ack, respond }) => {
    const answered = parts.rightOfWay.take(answerTo(command, parts)).then(async (said) => {
      const answer = await parts.notices.beside(said, command.user_id);
      const { text, blocks, opens } = answer;
      if (opens) await ack();
      else await ack({ response_type: 'ephemeral', text, ...(blocks ? { blocks: [...blocks] } : {}) });
      parts.requests.acked(opens ? 'form' : answer.came);
      return answer;
    });
    answering.add(answered);
    const answer = await answered.finally(() => answering.delete(answered));
    const alone = (text: string) => respond({ response_type: 'ephemeral', replace_original: false, text });
    parts.notices.afterwards(command.user_id, alone);
    const instead = answer.opens && (await parts.openForm(answer.opens, command.trigger_id));
    await follow(instead ? { ...answer, more: [instead.text] } : answer, respond, parts.log);
  });
  app.command(/^(?!\/incident$)/u, ({ ack, command }) =>
    ack({ response_type: 'ephemeral', text: notOurs(command.command) }),
  );
  return () => Promise.allSettled(answering);
}

/** The app was set up with a command of another name: silence would look like a fault of Slack's. */
const notOurs = (command: string): string =>
  `Sitrep answers to /incident, not to ${escapeText(command)}: type ${line('/incident help')}, and name the command so in the app's settings.`;

async function answerTo(
  { text = '', ...given }: SlashCommand,
  { houseOf, identity, requests, log }: Parts,
): Promise<Answer> {
  const command = { ...given, text } as SlashCommand;
  const team = identity.get()?.teamId;
  if (team !== undefined && team !== command.team_id) {
    return { text: 'This Sitrep serves another workspace, so nothing was recorded.' };
  }
  try {
    const house = houseOf(command.user_id);
    const { records } = house.desk;
    const nameOf = async (id: string, label: string | undefined) => (await records.person(id))?.name ?? (label || id);
    return await runCommand(
      {
        teamId: command.team_id,
        ...(await whoIs({ id: command.user_id, name: command.user_name }, house)),
        channel: command.channel_id,
        named: channelNamed(command.text),
        said: await readText(command.text, nameOf),
        key: keyOf(command),
      },
      house,
      requests.called,
    );
  } catch (cause) {
    log.error('a command was not recorded', { user: command.user_id, cause });
    const why = isOfTheStore(cause) ? "because Sitrep's database did not take it" : 'because of a fault in Sitrep';
    const again = line(`/incident ${command.text}`);
    return { text: `Nothing was recorded, ${why}. Type it again in a moment: ${again}`, came: 'failed' };
  }
}

/** By its code: which engine keeps the record is not this room's business. */
const isOfTheStore = (cause: unknown): boolean => String((cause as { code?: unknown }).code).startsWith('SQLITE_');

/** Slack's id of this very command, with its words: the same again is the same command. */
function keyOf({ trigger_id, user_id, channel_id, text }: SlashCommand): string {
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
