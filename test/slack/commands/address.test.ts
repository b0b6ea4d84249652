import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await talk.declare('sev3 Search is slow');
});
afterAll(() => talk.close());

const firstLine = (answer: string) => answer.split('\n')[0];

describe('an incident is named from anywhere', () => {
  test.each([
    ['#1 note from afar', '✅ #1 noted as'],
    ['note #1 from afar', '✅ #1 noted as'],
    ['#2 note from afar', '✅ #2 noted as'],
    ['#inc-1-checkout-is-down note from afar', '✅ #1 noted as'],
    ['note #inc-2-search-is-slow from afar', '✅ #2 noted as'],
    ['#inc-2 note from afar', '✅ #2 noted as'],
    ['#1 NOTE: from afar', '✅ #1 noted as'],
  ])('%s', async (line, start) => {
    const answer = await talk.type(`/incident ${line}`, { in: 'random' });
    expect(answer.startsWith(start)).toBe(true);
    expect(answer).toContain('“from afar”');
  });

  test.each(['#1', '#inc-1-checkout-is-down'])('“%s” alone shows where it stands', async (line) => {
    expect(await talk.type(`/incident ${line}`)).toMatch(/^✅ #1 Checkout is down\nSeverity: sev2/u);
  });

  test('also from the channel of another incident', async () => {
    expect(await talk.type('/incident #2 note next door', { in: channel })).toMatch(/^✅ #2 noted/u);
  });

  test('by its channel, whatever people have renamed it to', async () => {
    const { id } = await talk.declare('sev4 A third one');
    const name = `inc-${id}-a-third-one`;
    await talk.person('dana').join(name);
    await talk.person('dana').rename(name, 'war-room');
    expect(await talk.type('/incident #war-room note here we are')).toMatch(new RegExp(`^✅ #${id} noted`, 'u'));
    expect(await talk.type('/incident note #war-room here we are')).toMatch(new RegExp(`^✅ #${id} noted`, 'u'));
    await talk.type(`/incident #${id} resolve`);
  });

  test('a channel that is no incident’s is part of the words', async () => {
    expect(await talk.type('/incident note #ops is told', { in: channel })).toContain('“#ops is told”');
  });

  test('one that is not there is said, and every open one is offered with what was typed', async () => {
    expect(await talk.type('/incident #99 update it is slow')).toBe(
      'There is no incident #99.\n`/incident #1 update it is slow`\n`/incident #2 update it is slow`',
    );
    expect(await talk.type('/incident #99 timeline')).toContain('`/incident #1 timeline`');
  });
});

test('where no incident is, the open ones are offered with what was typed', async () => {
  for (const line of [
    'update it is slow',
    'note it is slow',
    'resolve it is slow',
    'severity sev1 it is slow',
    'brief',
  ]) {
    expect(await talk.type(`/incident ${line}`)).toBe(
      `There is no incident in this channel.\n\`/incident #1 ${line}\`\n\`/incident #2 ${line}\``,
    );
  }
});

describe('a slip of the finger', () => {
  test.each([
    ['updaet it is slow', 'There is no “updaet”; did you mean update?', 'update it is slow'],
    ['Ressolve all good', 'There is no “Ressolve”; did you mean resolve?', 'resolve all good'],
    ['#1 updat it is slow', 'There is no “updat”; did you mean update?', '#1 update it is slow'],
    ['updat #1 it is slow', 'There is no “updat”; did you mean update?', 'update #1 it is slow'],
    [
      '#inc-1-checkout-is-down nte it is slow',
      'There is no “nte”; did you mean note?',
      '#inc-1-checkout-is-down note it is slow',
    ],
    ['helpp', 'There is no “helpp”; did you mean help?', 'help'],
    ['declre sev1 it is slow', 'There is no “declre”; did you mean declare?', 'declare sev1 it is slow'],
  ])('%s', async (line, sentence, instead) => {
    expect(await talk.type(`/incident ${line}`)).toBe(`${sentence}\n\`/incident ${instead}\``);
  });

  test('words without a verb are an update in the channel of an incident', async () => {
    expect(await talk.type('/incident checkout is back', { in: channel })).toBe(
      'There is no “checkout”.\n`/incident update checkout is back`\n`/incident help`',
    );
  });

  test('words without a verb are a new incident anywhere else', async () => {
    expect(await talk.type('/incident checkout is broken')).toBe(
      'There is no “checkout”.\n`/incident declare checkout is broken`\n`/incident help`',
    );
  });

  test('a new line in what was typed is given back as it was', async () => {
    expect(await talk.type('/incident updaet one\ntwo', { in: channel })).toBe(
      'There is no “updaet”; did you mean update?\n```\n/incident update one\ntwo\n```',
    );
  });

  test('backticks in what was typed are given back as they were', async () => {
    expect(await talk.type('/incident updaet run `ls`', { in: channel })).toContain(
      '```\n/incident update run `ls`\n```',
    );
  });
});

test.each(['', ' help', ' ?', ' usage', ' --help', ' -h', ' HELP me'])(
  '“/incident%s” shows every verb',
  async (typed) => {
    const answer = await talk.type(`/incident${typed}`);
    expect(firstLine(answer)).toBe('✅ What `/incident` does:');
    const verbs =
      'declare update note next status severity title lead role action timeline brief list resolve reopen postmortem help';
    for (const verb of verbs.split(' ')) expect(answer).toContain(`\`/incident ${verb}`);
  },
);

test.each(['list', 'ls'])('“%s” has a line for every open incident', async (verb) => {
  const [head, ...lines] = (await talk.type(`/incident ${verb}`)).split('\n');
  expect(head).toBe('✅ 2 open:');
  expect(lines.length).toBe(2);
  expect(lines[0]).toMatch(
    /^#1 · sev2 · investigating · Checkout is down · lead <@U0DANA000> · next update due 13:00 UTC · <#C\w+>$/u,
  );
});
