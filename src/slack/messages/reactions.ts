import { TryLater } from '../../desk/follower.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import { alreadyResolved } from '../../domain/refusals.ts';
import { retract } from '../../domain/retract.ts';
import { plain } from '../../domain/said.ts';
import { isRefusal, type Reply } from '../commands/command.ts';
import { saidBack } from '../commands/said-back.ts';
import { ask } from '../fault.ts';
import { withButtons } from '../views/buttons.ts';
import { refused } from '../views/reply.ts';
import { whoIs } from '../who.ts';
import { isOurs, type SlackMessage } from './message.ts';
import { noted } from './noted.ts';
import { madeFrom, putOnTimeline, sourceIn } from './on-timeline.ts';
import { permalink, saidIn, sourceOf } from './source.ts';
import type { Parts, Work } from './work.ts';

interface Reaction {
  readonly type: 'reaction_added' | 'reaction_removed';
  readonly user: string;
  readonly reaction: string;
  readonly item: { readonly type?: string; readonly channel: string; readonly ts: string };
}

/** Slack may not show at once what it has just told us: it is looked at so many times, a moment apart. */
const looks = 3;
const aMoment = 400;

/** What somebody's reaction to a message asks for: most ask for nothing. */
export function reacted({ type, user, reaction, item }: Reaction, parts: Parts): Work {
  const { houseOf, emoji, client, log, identity } = parts;
  const house = houseOf(user);
  const { desk, messages } = house;
  const { records } = desk;

  return async (eventId, attempt) => {
    const name = reaction.split('::', 1)[0];
    if (item.type !== 'message' || (name !== emoji.note && name !== emoji.update)) return;
    const incident = await records.find({ channel: item.channel });
    if (!incident || (await isStranger())) return;
    if (name === emoji.update) return type === 'reaction_added' ? offerUpdate(incident) : undefined;
    return type === 'reaction_added' ? putThere(incident, attempt) : takeBack(incident, eventId, attempt);
  };

  /** Slack Connect tells of people of other workspaces as well. */
  async function isStranger(): Promise<boolean> {
    return (await records.person(user)) === undefined && (await records.peopleKnown());
  }

  /** What counts is what Slack shows: an event that comes late, or twice, changes nothing. */
  async function putThere({ id }: Incident, attempt: number): Promise<void> {
    const message = await messages.read(item);
    if (!message || isOurs(message, identity.get())) return;
    if (!whoLeft(message).length) {
      if (attempt + 1 < looks) throw new TryLater('Slack does not show the reaction', { after: aMoment });
      return;
    }
    const said = await saidIn(message, records);
    const source = sourceOf(message, messages.home(), user, emoji.note);
    await whisper(saidBack(await putOnTimeline(desk, id, message, said, source), noted));
  }

  /** Only what a reaction put there; and not while somebody else's is left. */
  async function takeBack({ id }: Incident, eventId: string, attempt: number): Promise<void> {
    const made = (await madeFrom(item, records)).find(
      (standing) => standing.entry.incidentId === id && sourceIn(standing)?.emoji === emoji.note,
    );
    const message = made && (await messages.read(item));
    if (!message) return;
    const left = whoLeft(message);
    if (left.includes(user) && attempt + 1 < looks) {
      throw new TryLater('Slack still shows the reaction', { after: aMoment });
    }
    if (left.length > 0) return;
    const { by } = await whoIs({ id: user }, house);
    const why = plain(`:${emoji.note}: was taken off the message`);
    const { channel, ts } = item;
    const outcome = await desk.change(
      { id },
      (incident, now) => retract(incident, made, { why, by, cadences: house.cadences, source: { channel, ts } }, now),
      `event ${eventId}`,
    );
    await whisper(saidBack(outcome, () => [`#${id} entry ${made.entry.seq} is taken back: the emoji is gone`]));
  }

  async function offerUpdate(incident: Incident): Promise<void> {
    const { id } = incident;
    if (!isOpen(incident)) return whisper(alreadyResolved(incident).refusal);
    const { channel, ts } = item;
    const link = `<${permalink(messages.home(), item)}|That message>`;
    const words = withButtons(
      `📣 ${link} can be an update of #${id}: its words are put into the form for you to look at.`,
      [{ does: 'propose_update', label: 'Post as update', about: { incident: id, channel, ts }, primary: true }],
    );
    await post(words);
  }

  /** It is recorded, whether or not this arrives. */
  async function whisper(reply: Reply): Promise<void> {
    const words = isRefusal(reply) ? { text: refused(reply, '', '').join('\n') } : reply;
    await post(words).catch((cause) => log.warn('an answer to a reaction did not reach the person', { cause }));
  }

  async function post({ text, blocks }: Pick<ReturnType<typeof withButtons>, 'text' | 'blocks'>): Promise<void> {
    const { channel } = item;
    const words = { text, ...(blocks ? { blocks: [...blocks] } : {}), parse: 'none', link_names: false } as const;
    await ask(() => client.chat.postEphemeral({ channel, user, ...words }));
  }

  function whoLeft({ reactions }: SlackMessage): readonly string[] {
    return reactions.filter(({ name }) => name.split('::', 1)[0] === emoji.note).flatMap(({ users }) => users);
  }
}
