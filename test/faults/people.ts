import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '../../src/sandbox/answer.ts';
import { plainCommand } from '../../src/sandbox/hand/plain-command.ts';
import type { House } from './house.ts';

/** A command as somebody typed it, once, and what they were answered. */
export interface Typed {
  /** Words that stand in no other attempt, so that its entry can be told from all others. */
  readonly token: string;
  /** The line without `/incident`. */
  readonly line: string;
  readonly user: string;
  /** In the order in which they were typed; several of a burst share one. */
  readonly turn: number;
  /** The incident it was about; of a declaration, the one it became. */
  incident: number | undefined;
  /** Slack's view: 200, or 0 where no answer came in three seconds. */
  status: number;
  text: string;
  /** When it was typed, and when its answer was there or nobody waited any longer. Milliseconds. */
  from?: number;
  until?: number;
  /** It was acknowledged, by a word that the answer follows. */
  isLate?: boolean;
  /** Not typed at Sitrep: an emoji on a message, which Slack tells it of. */
  readonly byEmoji?: true;
}

/** What a line of the script becomes once it is clear which incident it is about, and by which words to know it. */
export type Line = (token: string) => string;

/** What they type at. */
type Served = Pick<House, 'slack' | 'overSocket' | 'up'>;

/** How often somebody types the same again before they give up, for the time being. */
const patience = 40;

/** Writes down all that people type and all that they are answered. */
export class People {
  readonly typed: Typed[] = [];
  private readonly house: Served;
  private readonly onAttempt: () => Promise<void>;
  private turn = 0;
  private sent = 0;

  constructor(house: Served, onAttempt: () => Promise<void> = async () => {}) {
    this.house = house;
    this.onAttempt = onAttempt;
  }

  /** One line, typed until it is taken: whoever reads an error types it again. */
  async say(line: Line, about: { incident?: number; copies?: number } = {}): Promise<Typed | undefined> {
    for (let attempt = 0; attempt < patience; attempt++) {
      const typed = await this.once(line, { ...about, turn: ++this.turn });
      if (isTaken(typed) || isRefused(typed)) return typed;
      await this.house.up;
      await sleep(Math.min(20 * 2 ** attempt, 500));
    }
    return undefined;
  }

  /** Several lines in the same moment, each once. */
  async burst(lines: readonly Line[], incident: number): Promise<void> {
    const turn = ++this.turn;
    await Promise.all(lines.map((line) => this.once(line, { incident, turn })));
  }

  /** Somebody says something in the incident's channel, and puts it on the timeline by its emoji. */
  async pin(incident: number): Promise<void> {
    const { slack } = this.house;
    const dana = slack.person('dana');
    const room = (await slack.channels()).find(({ name }) => name.startsWith(`inc-${incident}-`));
    if (!room || room.is_archived || !(await slack.members(room.id)).includes(dana.id)) return;
    const token = this.newToken(++this.turn);
    const posted = await dana.post(room.id, `${token} seen on the dashboard`).catch(() => undefined);
    // Somebody has archived it in this very moment.
    if (!posted) return;
    const { ts } = posted;
    const before = slack.events('reaction_added').length;
    if (!(await dana.react(room.id, ts, 'pushpin').then(yes, no))) return;
    const told = slack
      .events('reaction_added')
      .slice(before)
      .find(({ event }) => JSON.stringify(event).includes(ts));
    const status = told?.attempts.at(-1)?.status ?? 0;
    const text = status === 200 ? '✅' : '';
    this.typed.push({
      token,
      line: `📌 ${token}`,
      user: dana.id,
      turn: this.turn,
      incident,
      status,
      text,
      byEmoji: true,
    });
    // Slack may tell it once more, by another id.
    if (told && status === 200) await slack.tell(told.event);
  }

  private async once(
    line: Line,
    { incident, turn, copies = 1 }: { incident?: number; turn: number; copies?: number },
  ): Promise<Typed> {
    await this.onAttempt();
    const token = this.newToken(turn);
    const said = line(token);
    const typed: Typed = {
      token,
      line: said,
      user: this.house.slack.person('dana').id,
      turn,
      incident,
      status: 0,
      text: '',
    };
    this.typed.push(typed);
    const fields = this.fields(said);
    // The same command may come twice: where one of them is taken, it is.
    const answers = Array.from({ length: copies }, (_, copy) => this.deliver(fields, copy));
    typed.from = Date.now();
    for (const answer of answers) {
      const { status, text } = await answer;
      if (text.startsWith(wait)) typed.isLate = true;
      else if (!isTaken(typed) && status !== 0) Object.assign(typed, { status, text });
    }
    typed.until = Date.now();
    typed.incident ??= Number(/^✅ .*?#(\d+)/u.exec(typed.text)?.[1]) || undefined;
    return typed;
  }

  private newToken = (turn: number): string => `w${(++this.sent).toString(36)}x${turn}q`;

  private fields(text: string): Record<string, string> {
    const { slack } = this.house;
    const [user, trigger] = [slack.person('dana').id, `19.${this.sent}.${process.pid}`];
    return plainCommand(text, { user, trigger, apiUrl: slack.apiUrl });
  }

  private async deliver(fields: Record<string, string>, copy: number): Promise<{ status: number; text: string }> {
    const { slack, overSocket } = this.house;
    if (overSocket) {
      const ack = await slack.sockets.deliver('slash_commands', fields, 3000, {});
      return { status: ack ? 200 : 0, text: String((ack?.payload as Json | undefined)?.['text'] ?? '') };
    }
    if (slack.requestUrl === undefined) return { status: 0, text: '' };
    // Slack signs anew whatever it sends again.
    const timestamp = Math.floor(Date.now() / 1000) - copy;
    return slack.send(new URLSearchParams(fields).toString(), { timestamp });
  }
}

/** What only says that the answer follows promises nothing: as good as none. */
const wait = '⏳';

/** Sitrep says that it did not record it for a reason of its own: the same words may be taken in a moment. */
const failed = /^Nothing was recorded, because/u;

/** By a rule: it makes no sense to type it again. */
const isRefused = (typed: Typed): boolean => typed.status === 200 && !isTaken(typed) && !failed.test(typed.text);

const yes = () => true;
const no = () => false;

export const isTaken = ({ status, text }: Typed): boolean => status === 200 && text.startsWith('✅');
