import { afterEach, expect, test } from '@jest/globals';
import type { Person } from '../../src/desk/ports.ts';
import { readForm } from '../../src/slack/read-form.ts';
import { closeRecords, newRecord } from '../record.ts';

afterEach(closeRecords);

const person = (id: string, handle: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  handle,
  name,
  zone: 'UTC',
  kind: 'member',
  active: true,
  ...more,
});

test.each([
  ['@sam looks', [['@sam', 'U1']]],
  ['@Sam Fox looks', [['@Sam Fox', 'U2']]],
  ['@Sam Foxglove looks', [['@Sam', 'U1']]],
  [
    '(@Sam Fox, @mei.)',
    [
      ['@Sam Fox', 'U2'],
      ['@mei', 'U3'],
    ],
  ],
  ['@Alex Kim looks', []],
  ['@Lars Left was here, @robot too', []],
  ['mail me@sam.test', []],
])('whom “%s” names', async (text, named) => {
  const store = await newRecord();
  const people = [
    person('U1', 'sam', 'Sam'),
    person('U2', 'sfox', 'Sam Fox'),
    person('U3', 'mei', 'Mei Lin'),
    person('U4', 'alex1', 'Alex Kim'),
    person('U5', 'alex2', 'Alex Kim'),
    person('U6', 'lars', 'Lars Left', { active: false }),
    person('U7', 'robot', 'robot', { kind: 'bot' }),
  ];
  await store.savePeople('T1', people, new Date(0));
  const said = await readForm(text, store);
  expect(said.mentions.map(({ from, to, person: id }) => [said.text.slice(from, to), id])).toEqual(named);
});
