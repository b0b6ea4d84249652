import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formOf } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await here('note analytics were off from 18:47');
  await here('action buy a disk @kofi by Thursday');
  talk.moveClock(45 * 60_000);
});
afterAll(() => talk.close());

const here = (words: string): Promise<string> => talk.type(`/incident ${words}`, { in: channel });

describe('an entry is put right', () => {
  test('and the timeline shows the new words, the old ones and where they were changed', async () => {
    expect(await here('amend 3 analytics were off from 18:40')).toBe(
      '✅ #1 entry 3 is put right as entry 5: “analytics were off from 18:40”',
    );
    expect(await here('timeline')).toContain(
      '3. Nov 20, 2026, 12:00 UTC · dana · note: analytics were off from 18:40 (put right by entry 5; was “analytics were off from 18:47”)',
    );
  });

  test('in time, which an entry that was written later says', async () => {
    expect(await here('amend 3 at 11:40')).toContain('it happened at 10:40 UTC (11:40 Europe/Paris)');
    expect(await here('timeline')).toContain(
      '3. Nov 20, 2026, 10:40 UTC · dana · note: analytics were off from 18:40 (added 1h 20m later; put right by entry 6',
    );
  });

  test('in the list of what is to be done as well', async () => {
    await here('amend 4 buy two disks');
    expect(await here('postmortem')).toContain('buy two disks (action 4, owner: kofi');
  });

  test.each([
    ['amend 99 x', '#1 has no such entry.'],
    ['amend 2 x', 'Entry 2 of #1 says what happened, and stays as it is.'],
    ['amend 3 at 23:59 tomorrow', '✅'],
    ['amend 3 at 17:40', '“17:40” has not come yet.'],
    ['amend 3 at 99:99', '“at 99:99” is no time that Sitrep can read.'],
    ['resolve at 18:00', '“at 18:00” is no time at which it ended'],
    ['severity sev5', '“sev5” is no severity: sev1 (worst) to sev4 are.\n`/incident severity sev2`'],
    ['severity half of them are hit, so sev2', '#1 is sev2 as it is.'],
  ])('not by “%s”', async (line, answer) => {
    expect(await here(line)).toContain(answer);
  });
});

describe('an entry is taken back', () => {
  test('with a reason; it stays, struck out, and stands for nothing', async () => {
    await here('note impact: everybody');
    const { length } = (await here('timeline')).split('\n').slice(1);
    const form = await formOf(talk, `retract ${length}`, { in: channel });
    const { body } = await talk.person('dana').submit(form, { why: ' ' });
    expect(body).toMatchObject({ errors: { why: `Say why entry ${length} is taken back.` } });
    expect(await here(`retract ${length} only some`)).toContain(`entry ${length} is taken back: “only some”`);
    expect(await here('timeline')).toContain(`~note: impact: everybody~ (taken back by entry ${length + 1})`);
    expect(await here('brief')).toContain('Impact: none recorded so far');
  });

  test('an action with it', async () => {
    expect(await here('retract 4 nobody needs it')).toContain('entry 4 is taken back');
    expect(await here('action done 4')).toContain('Action 4 of #1 is taken back.');
  });

  test('no thing to do is taken for a slip of the finger', async () => {
    for (const work of ['Drop 3 old indexes', 'Close 3 stale connections', 'Clone 2 replicas']) {
      expect(await here(`action ${work}`)).toMatch(/^✅ #1 action \d+: /u);
    }
    expect(await here('action doen 3')).toContain('Say which action, by its number.');
  });

  test('that an action is done as well: it is to be done again', async () => {
    await here('action call the vendor');
    const number = Number(/action (\d+)/u.exec(await here('action call the bank'))?.[1]);
    const done = await here(`action done ${number}`);
    expect(done).toContain(`done: action ${number}`);
    expect(await here(`retract ${number + 1} it was another bank`)).toContain(`Action ${number} is to be done again.`);
    expect(await here(`action done ${number}`)).toContain(`done: action ${number}, “call the bank”`);
  });

  test('a promise of the next update with it', async () => {
    await here('update All fine, next update in 10 minutes');
    const { length } = (await here('timeline')).split('\n').slice(1);
    expect(await here(`retract ${length} another channel`)).toContain('Next update due 13:45 UTC');
    expect(await here(`retract ${length} another channel`)).toContain(
      `Entry ${length} of #1 is taken back already, and stays so.`,
    );
  });

  test.each([
    ['retract 1 x', 'Entry 1 of #1 says what happened, and stays as it is.'],
    ['retract 77 x', '#1 has no such entry.'],
  ])('not by “%s”', async (line, answer) => {
    expect(await here(line)).toContain(answer);
  });
});

describe('a time that is none that can be read', () => {
  const hint = (number: number, words: string, time: string) =>
    `It is recorded as of now; “${words}” stays in its words. Its time: \`/incident #1 amend ${number} ${time}\``;
  const numberOf = (answer: string) => Number(/entry (\d+)/u.exec(answer)?.[1]);

  test.each([
    ['x at 99:99', 'at 99:99', 'at &lt;time&gt;'],
    ['rollback done tomorrow', 'tomorrow', 'at &lt;time&gt;'],
    ['it began on Monday', 'on Monday', 'on Nov 16, 2026'],
    ['x at 25 past', 'at 25 past', 'at Nov 20, 2026, 12:25 UTC'],
  ])('is recorded whole, and said back with the line that gives it its time: %s', async (words, time, line) => {
    const answer = await here(`note ${words}`);
    const number = numberOf(answer);
    expect(answer).toBe(`✅ #1 noted as entry ${number}: “${words}”\n${hint(number, time, line)}`);
    if (line.includes('&lt;')) return;
    const put = await here(`amend ${number} ${line}`);
    expect(put).toContain(`, it happened ${line.includes('12:25') ? 'at 12:25 UTC (13:25 Europe/Paris)' : line}`);
    expect(await here('timeline')).toContain(`note: ${words} (added `);
  });

  test('a day alone is read as that day', async () => {
    expect(await here('note it began last Monday')).toMatch(/noted as entry \d+ on Nov 16, 2026: “it began”$/u);
    expect(await here('note it began last Monday 14:00')).toContain('at Nov 16, 13:00 UTC (14:00 Europe/Paris): “it');
  });

  test('is said of what is put right and of an end as well', async () => {
    const number = numberOf(await here('note it began'));
    expect(await here(`amend ${number} it began at 25:00`)).toContain(
      `Its time is as it was; “at 25:00” stays in its words. Its time: \`/incident #1 amend ${number} at &lt;time&gt;\``,
    );
    const { id } = await talk.declare('sev4 Icons are blurred');
    const ended = await talk.type(`/incident #${id} resolve new icons at 99:99`);
    expect(ended).toMatch(/“at 99:99” stays in its words\. Its time: `\/incident #\d+ amend \d+ at &lt;time&gt;`$/u);
    await talk.type(`/incident #${id} reopen no`);
    expect(await talk.type(`/incident #${id} resolve it was the deploy of yesterday`)).toContain('yesterday”');
    await talk.type(`/incident #${id} reopen no`);
    expect(await talk.type(`/incident #${id} resolve took back what we shipped yesterday`)).toContain('yesterday”');
  });

  test.each(['the proxy looks at 12 servers', 'we meet in the room at 4', 'the vendor calls tomorrow'])(
    'and nobody is asked about “%s”',
    async (words) => expect(await here(`note ${words}`)).toMatch(/^✅ #1 noted as entry \d+: “[^\n]*”$/u),
  );
});

describe('what was known', () => {
  test('at a time is what was written by then', async () => {
    const then = await here('timeline as-of 13:30');
    expect(then).toContain(
      '✅ Timeline of #1 “Checkout is down” as of Fri, Nov 20, 2026, 12:30 UTC (13:30 Europe/Paris), 4 entries:',
    );
    expect(then).toContain('note: analytics were off from 18:47');
    expect(then).not.toContain('put right');
  });

  test('at a time of yesterday says that day, and at one to come it is the present', async () => {
    expect(await here('timeline as-of 23:00')).toContain(
      '✅ Timeline of #1 “Checkout is down” as of Thu, Nov 19, 2026, 22:00 UTC (23:00 Europe/Paris), 0 entries:',
    );
    const now = await here('timeline as-of 14:30');
    expect(now).toContain('✅ Timeline of #1 “Checkout is down” as of now (“14:30” is still to come), ');
    expect(now).toContain('put right');
    expect(await here('timeline as-of tomorrow 09:00')).toContain('as of now (“tomorrow 09:00” is still to come), ');
    expect(await here('timeline as-of yesterday')).toContain('as of Thu, Nov 19, 2026, 0 entries:');
  });

  test.each([
    ['timeline as-of breakfast', '“breakfast” is no time that Sitrep can read.'],
    ['timeline backwards', 'The timeline takes no “backwards”.'],
  ])('not by “%s”', async (line, answer) => {
    expect(await here(line)).toContain(answer);
  });
});
