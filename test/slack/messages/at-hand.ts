import { expect } from '@jest/globals';
import { rowsOf } from '../../record.ts';
import { openTalk, type Talk } from '../talk.ts';

export interface Line {
  readonly incident: number;
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly author: string;
  readonly name: string;
  readonly text: string;
  readonly detail: Record<string, unknown> & { readonly source?: Record<string, unknown> };
}

/** The house, with a clock that is past the messages to come: their time is Slack's own. */
export async function openRoom(people?: Parameters<typeof openTalk>[0]) {
  const talk = await openTalk(people, new Date(Date.now() + 3_600_000));
  const { id, channel } = await talk.declare('sev2 Checkout is down');
  for (const who of ['dana', 'kofi', 'mei']) await talk.person(who).join(channel);
  return { talk, id, channel, place: (await talk.slack.channel(channel))?.id ?? '' };
}

const query = `select incident_id as incident, seq, kind, at, recorded_at as "recordedAt", author, author_name as name, text,
  detail from timeline_entry order by incident_id, seq`;

/** What is on record of these kinds. */
export const recorded = async (talk: Talk, ...kinds: string[]): Promise<Line[]> =>
  (await rowsOf<Line & { detail: string }>(talk.house, query))
    .filter(({ kind }) => kinds.includes(kind))
    .map((line) => ({ ...line, detail: JSON.parse(line.detail as unknown as string) }));

/** Waits until there are so many of them, gives it the time for one more, and gives them. */
export async function recordedTo(talk: Talk, count: number, ...kinds: string[]): Promise<Line[]> {
  await talk.slack.until(async () => (await recorded(talk, ...kinds)).length >= count || undefined);
  await talk.slack.quiet(150);
  const found = await recorded(talk, ...kinds);
  expect(found).toHaveLength(count);
  return found;
}

/** Hands the bot an event once more, as Slack does when it missed the acknowledgement; `event_id` the same. */
export async function again(talk: Talk, type: string, nth = -1): Promise<void> {
  const told = talk.slack.events(type).at(nth);
  await tell(talk, told?.event ?? {}, told?.eventId ?? '');
}

export async function tell(talk: Talk, event: object, event_id = `Ev${Math.random()}`, team = talk.slack.team.id) {
  const body = { type: 'event_callback', event_id, team_id: team, event: { event_ts: '1.0', ...event } };
  const { status } = await talk.slack.send(JSON.stringify(body));
  expect(status).toBe(200);
}

/** What somebody was answered, by whatever way, with that in it. */
export const hears = (talk: Talk, who: string, words: string) =>
  talk.slack.until(() => talk.slack.ephemerals(who).find(({ text }) => text.includes(words)));

export const hostile =
  '<!channel> &lt;b&gt; *bold* `code` <@U0NOBODY> <https://evil.example/?a=1&amp;b=2|click> \u202Eabc';
