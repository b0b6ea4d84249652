import { expect } from '@jest/globals';
import { everythingSaid, refusedBySlack, type Talk } from './talk.ts';

/**
 * What in that text Slack would make something of that nobody may make it by typing: a call of a group or of everybody,
 * a person who was not named, a channel, an address that is no web page, HTML, what turns the text.
 */
export function liveIn(text: string, named: readonly string[] = []): string[] {
  const found = [
    ...text.matchAll(/<!(?!date\^\d+\^\{date_short_pretty\} \{time\}\|)/gu),
    ...text.matchAll(/<\/?(?:b|script|javascript|mailto|tel|data)\b/giu),
    ...text.matchAll(/<https?:(?!\/\/acme\.slack\.com\/)[^>]*[|\s]/gu),
    ...text.matchAll(/[\u202A-\u202E\u2066-\u2069]/gu),
    ...[...text.matchAll(/<@([^>|]*)/gu)].filter(([, person = '']) => !named.includes(person)),
    ...text.matchAll(/<#C0SECRET00/gu),
  ];
  return [...found.map(([live]) => live), ...(text.includes('\0') ? ['NUL'] : [])];
}

/** What Slack would make something of, and nobody may make by typing, whoever is named and whatever is linked to. */
const signs = [
  /<!(?!date\^\d+\^\{date_short_pretty\} \{time\}\|)/u,
  /<(?:javascript|mailto):|U0VICTIM0>/u,
  /[\u202A-\u202E\u2066-\u2069]/u,
];
export const isLive = (text: string): boolean => text.includes('\0') || signs.some((sign) => sign.test(text));

/** In a canvas a mention is written as a picture: ![](@U…), surfaces/canvases. */
const liveInCanvas = (text: string): string[] => [...text.matchAll(/(?<!\\)!\[[^\]]*\]\([@#]/gu)].map(([live]) => live);

/** Everything that was sent to Slack or answered so far is looked through, whatever it was sent with. */
export function expectNothingLive(talk: Talk, answers: readonly unknown[], named: readonly string[] = []): void {
  const said = everythingSaid(talk.slack, answers);
  expect(said.length).toBeGreaterThan(50);
  const canvases = talk.slack.calls().filter(({ method }) => method.includes('canvases'));
  expect(canvases.flatMap(({ args }) => liveInCanvas(JSON.stringify(args)))).toEqual([]);
  expect([
    ...new Set(said.flatMap((text) => liveIn(text, named).map((live) => `${live} in ${text.slice(0, 400)}`))),
  ]).toEqual([]);
  // Whoever is given a role is asked in, though they may be there.
  expect(refusedBySlack(talk.slack).filter((why) => !why.endsWith('already_in_channel'))).toEqual([]);
}

/** Words that are meant to call, to link and to mark up; they can be found again by their `q7x`. */
export const hostileWords =
  'q7x <!channel> <!here|here> <!subteam^S0ONCALL|@oncall> <@U0VICTIM0> <#C0SECRET00|> &lt;!channel&gt; &amp;lt;!here&amp;gt; ' +
  '@everyone <javascript:alert(1)|x> <https://evil.test/|https://bank.test> ![](@U0VICTIM0) ![x](#C0SECRET00) <b>x</b> ' +
  '`x` ``` a\u202Eb | c | \u0000 end';

/** People call themselves what they like. */
export const eve = { handle: 'eve', name: '<!channel> <@U0VICTIM0> \u202E `x`', tz: 'Europe/Paris' };
