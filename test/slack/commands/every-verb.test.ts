import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { everybody } from '../../../src/sandbox/people.ts';
import { commands } from '../../../src/slack/commands/index.ts';
import { eve, expectNothingLive, hostileWords } from '../live.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
const heard: unknown[] = [];
beforeAll(async () => {
  talk = await openTalk({ people: [...everybody, eve] });
  channel = (await talk.declare('sev2 Checkout is down')).channel;
});
afterAll(() => talk.close());

/** As Slack sends it: had somebody picked the name from Slack's list, they would be named indeed. */
const typed = hostileWords.replace('<@U0VICTIM0>', '&lt;@U0VICTIM0&gt;');

/** What may follow a verb, with these words in each of its places. */
const filled = (takes: string, text: string): string[] => [
  text,
  ...takes.split(' | ').map((way) =>
    way
      .replace(/[[\]]/gu, '')
      .replace(/<[^>]+>/gu, text)
      .replace('@user', '@eve')
      .trim(),
  ),
];

async function say(words: string, place: string): Promise<string> {
  const { status, body, text } = await talk.person('eve').type(`/incident ${words}`, { in: place, raw: true });
  heard.push(body);
  expect(status).toBe(200);
  expect(text).not.toContain('fault in Sitrep');
  return text;
}

/** From the table itself: a verb that is new is here by itself. */
test.each(commands.map(({ verb, takes }) => ({ verb, takes })))(
  'hostile words in each place of “/incident $verb” are answered',
  async ({ verb, takes }) => {
    for (const words of filled(takes, typed)) {
      await say(`${verb} ${words}`, channel);
      await say(`#1 ${verb} ${words}`, 'general');
      if ((await say('status', channel)).includes('resolved')) await say('reopen it is back', channel);
    }
  },
  60_000,
);

test('of all that was sent and answered, nothing is live, in whatever field it stands', async () => {
  for (const words of ['timeline', 'brief', 'list', 'list actions', 'promise', 'action', 'postmortem', 'me', 'stats']) {
    await say(words, channel);
  }
  await talk.person('eve').openHome();
  await say(`resolve ${typed}`, channel);
  await say('publish anyway', channel);
  await talk.slack.until(
    () => talk.slack.calls('canvases.edit').length + talk.slack.calls('conversations.canvases.create').length > 0,
  );
  await talk.slack.quiet(500);
  expectNothingLive(talk, heard, [talk.person('eve').id, 'U0DANA000']);
});
