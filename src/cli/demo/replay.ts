import type { Alarm } from '../../domain/alarm.ts';
import { formatDuration } from '../../domain/duration.ts';
import { createReader } from './news.ts';
import { declaredIn, type Post } from './scenario.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';
import { createTeller } from './teller.ts';

const keepsAPromise = /^\/incident (?:update|resolve)\b/u;

export type Replay = Awaited<ReturnType<typeof createReplay>>;

/** Types what people typed, each at its time; between them the alarms ring that fall due. */
export async function createReplay({ slack, sitrep, clock }: Stage, screen: Screen) {
  const news = createReader(slack);
  const teller = await createTeller(slack, screen);
  let place = declaredIn;
  /** A reminder that rang and has had no answer. */
  let rang: Date | undefined;
  await news();

  return {
    teller,
    news,
    /** The incident's channel, once it is there. */
    place: () => place,

    async play(post: Post): Promise<void> {
      const { reply, at } = await type(post);
      if (place === declaredIn) reply.text += `\n${await channelOpened(reply)}`;
      await teller.answer(post.who, reply.text, post.types);
      await teller.news(await news(), post.types);
      if (!rang || !keepsAPromise.test(post.types)) return;
      screen.remark(`This update came ${formatDuration(at.getTime() - rang.getTime())} after it was due.`);
      rang = undefined;
    },

    /** Types it and gives back the answer, without showing it. */
    async ask(post: Post): Promise<string> {
      const { reply } = await type(post);
      return [reply.text, ...reply.later().map(({ text }) => String(text))].join('\n');
    },
  };

  async function type({ at: instant, who, types }: Post) {
    const at = new Date(instant);
    await ringUntil(at);
    clock.set(at);
    screen.typed(momentOf(at), who, types);
    const reply = await slack.person(who).type(types, { in: place });
    if (reply.status !== 200) throw new Error(`The bot did not answer “${types.slice(0, 40)}…” (${reply.status}).`);
    await sitrep.told();
    return { reply, at };
  }

  async function ringUntil(at: Date): Promise<void> {
    for (let alarm = await sitrep.nextAlarm(); alarm && alarm.due < at; alarm = await sitrep.nextAlarm()) {
      clock.set(alarm.due);
      await rings(alarm);
      screen.rang(momentOf(alarm.due));
      await teller.news(await news());
      if (alarm.kind === 'update_due') rang = alarm.due;
    }
  }

  async function rings(alarm: Alarm): Promise<void> {
    const isOver = async () => !isSame(await sitrep.nextAlarm(), alarm);
    await slack.until(isOver).catch((cause) => {
      throw new Error(`The alarm of ${momentOf(alarm.due)} did not ring.`, { cause });
    });
    await sitrep.told();
  }

  /** Who declares reads a moment later where the channel is. */
  async function channelOpened({ later }: { later(): Array<{ readonly text?: unknown }> }): Promise<string> {
    const { text } = await slack.until(() => later()[0]);
    const opened = (await slack.channels()).find(({ id }) => String(text).includes(id));
    if (!opened) throw new Error('The incident got no channel.');
    place = opened.name;
    return String(text);
  }
}

const isSame = (one: Alarm | undefined, other: Alarm): boolean =>
  one?.kind === other.kind && one.about === other.about && one.due.getTime() === other.due.getTime();

const moment = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** `Nov 7 17:47`, in UTC. */
export const momentOf = (at: Date): string => moment.format(at).replace(',', '');
