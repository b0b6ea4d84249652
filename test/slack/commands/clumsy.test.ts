import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formOf } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await talk.declare('sev3 Search is slow');
  for (const line of ['note first words', 'action buy a disk', 'promise We call every shop by Thursday']) {
    await talk.type(`/incident ${line}`, { in: channel });
  }
});
afterAll(() => talk.close());

const answerTo = async (words: string): Promise<string> =>
  String((await talk.hear(`/incident ${words}`, { in: channel })).text);

describe('what is typed in a hurry is understood', () => {
  test.each([
    ['declare sev 1 Payments are down test', 'sev1, “Payments are down”'],
    ['severity sev 1', '#1 is sev1 now'],
    ['severity SEV2!', '#1 is sev2 now'],
    ['role @kofi comms', 'kofi is comms of #1 now'],
    ['role ops: @kofi', 'kofi is ops of #1 now'],
    ['amend entry 3 other words', '#1 entry 3 is put right'],
    ['amend “3” yet other words', '#1 entry 3 is put right'],
    ['next “20m”', 'Next update due 12:20 UTC'],
    ['next in an hour or so', 'Next update due 13:00 UTC'],
    ['link inc-2', '#1 is related to #2'],
    ['link #2 dupe', '#1 is a duplicate of #2'],
    ['link related to #2', '#1 is related to #2'],
    ['list all', ' open:'],
    ['timeline all', 'Timeline of #1'],
    ['/incident note pasted whole', 'noted as entry'],
    ['incident #2 note pasted whole', '#2 noted as entry'],
    ['title “Checkout is slow”', 'titled “Checkout is slow”'],
  ])('%s', async (words, answer) => {
    const said = await answerTo(words);
    expect(said).toMatch(/^✅/u);
    expect(said).toContain(answer);
  });
});

describe('what cannot be understood is told in a sentence, with the line that serves', () => {
  test.each([
    ['severity 5', '“5” is no severity: sev1 (worst) to sev4 are.\n`/incident severity sev2`'],
    ['status idntified', 'are.\n`/incident status identified`'],
    ['status sev1', 'are.\n`/incident severity sev1`'],
    ['status #', 'are.\n`/incident status`'],
    ['next 45', 'can read.\n`/incident next 45m`'],
    ['note at 25:00', '“at 25:00” is no time that Sitrep can read.\n`/incident note &lt;text&gt; at 17:40`'],
    ['timeline 3', 'The timeline takes no “3”.\n`/incident timeline from 3`'],
    ['action list', 'Say which action, by its number.'],
    ['action 4 done', '`/incident action done 4`'],
    ['action delete 4', 'An action is taken back by its number, with a reason.\n`/incident retract 4 &lt;why&gt;`'],
    ['promise delete 1', 'A promise is taken back with the entry that made it, and a reason.'],
    ['promise 1 done', '`/incident promise done 1`'],
    ['link 99', 'There is no incident #99.\n`/incident list`'],
    ['#99', 'There is no incident #99.\n`/incident #1`\n'],
  ])('%s', async (words, answer) => {
    expect(await answerTo(words)).toContain(answer);
  });

  test.each(['note #', 'note :', 'update #', 'title ""', 'retract 3.', 'amend 3.'])(
    '“%s” has no words, which the form asks for',
    async (words) => {
      const { view } = await formOf(talk, words, { in: channel });
      expect(view['callback_id']).toBe(`${words.split(' ')[0]}_form`);
    },
  );
});
