import type { Where } from '../../desk/ports.ts';
import { componentIn, isSameName, namesIn } from '../../domain/component.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { readSeverity } from '../../domain/severity.ts';
import { ofComponent, ofIncident, ofSeverity, type Topic } from '../../domain/subscription.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { quoted, understood } from '../views/reply.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { no } from './said-back.ts';

/** A name is shown up to here; the record has it whole. */
const longestName = 100;

export const subscribe: Command = {
  verb: 'subscribe',
  aliases: ['follow'],
  takes: '[#12 | <component> | sev1..sev4]',
  does: 'its news as messages to you; alone, elsewhere: what you follow',
  anywhere: true,
  async run(order, house) {
    const topic = await asked(order, house);
    if (topic === undefined) return following(house);
    if ('sentence' in topic) return topic;
    return subscribedTo(topic, order.teamId, house);
  },
};

/** Subscribes them, and says how to end it. */
export async function subscribedTo(topic: Topic, teamId: string, house: House): Promise<Reply> {
  const isNew = await house.subscriptions.add(topic, teamId);
  const hints = topic.topic === 'component' && !isListed(topic, house) ? [untilItIsHit] : [];
  const first = isNew
    ? `You follow ${shown(topic)}: its news come to you as messages.`
    : `You follow ${shown(topic)} already.`;
  return { text: understood(first, ...hints, ends(topic)) };
}

export const unsubscribe: Command = {
  verb: 'unsubscribe',
  aliases: ['unfollow'],
  takes: '[#12 | <component> | sev1..sev4 | all]',
  does: 'ends that',
  anywhere: true,
  async run(order, house) {
    const { subscriptions } = house;
    if (/^(?:all|everything)$/iu.test(order.rest.text)) {
      for (const topic of await subscriptions.all()) await subscriptions.drop(topic);
      return { text: understood('You follow nothing any more.') };
    }
    const topic = await asked(order, house);
    if (topic === undefined) return following(house);
    if ('sentence' in topic) return topic;
    if (await subscriptions.drop(topic)) return { text: understood(`You follow ${shown(topic)} no longer.`) };
    const others = await subscriptions.all();
    const lines = others.map(
      (other) => `/incident unsubscribe ${other.topic === 'severity' ? other.name : other.words}`,
    );
    return no('usage', `You do not follow ${topic.words}.`, ...(lines.length > 0 ? lines : ['/incident subscribe']));
  },
};

/** What they mean: what they named, or the incident they are in; undefined where that is neither. */
async function asked({ rest, where }: Order, { desk, catalog }: House): Promise<Topic | Refusal | undefined> {
  const words = oneLine(rest.text).replace(/\s+/gu, ' ').trim();
  const [, number] = /^#?(?:inc-)?(\d{1,15})(?:-\S*)?$/u.exec(words) ?? [];
  const named: Where = number === undefined ? where : { id: Number(number) };
  if (words === '' || number !== undefined) {
    const id = await desk.records.idOf(named);
    if (id !== undefined) return ofIncident(id);
    return 'id' in named ? no('no_incident', `There is no incident #${named.id}.`, '/incident list') : undefined;
  }
  const severity = readSeverity(words.replace(/\s*(?:\+|and\s+(?:worse|above|up|higher))$/iu, ''));
  if (severity) return ofSeverity(severity);
  if (/^(?:all|everything)$/iu.test(words)) return ofSeverity('sev4');
  if (/^(?:sev|p)[\s-]?\d|#\d|^(?:me|mine|my)$/iu.test(words)) {
    const sentence = `${quoted(words)} is no incident, no severity and no component.`;
    return no('usage', sentence, '/incident subscribe #12', '/incident subscribe sev2', '/incident subscribe Checkout');
  }
  return ofComponent(componentIn(words, catalog));
}

async function following({ subscriptions }: House): Promise<Reply> {
  const all = await subscriptions.all();
  const what = all.length === 0 ? 'You follow nothing' : `You follow ${all.map(shown).join(', ')}`;
  return {
    text: understood(
      `${what}.`,
      '`/incident subscribe #12`, `subscribe sev1` and `subscribe Checkout` bring their news to you; `unsubscribe …` ends that.',
    ),
  };
}

const shown = ({ words }: Topic): string => escapeText(cut(words, longestName));

const ends = ({ topic, name, words }: Topic): string =>
  `\`/incident unsubscribe ${escapeText(cut(topic === 'severity' ? name : words, longestName)).replaceAll('`', "'")}\` ends that.`;

const isListed = ({ words }: Topic, { catalog }: House): boolean =>
  namesIn(catalog).some(([typed]) => isSameName(typed, words));

const untilItIsHit = 'It is none of the components in `sitrep.yml`: you hear of it once somebody says that it was hit.';
