import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { everybody } from '../../../src/sandbox/people.ts';
import type { OpenView } from '../../../src/sandbox/world.ts';
import { forms } from '../../../src/slack/actions/index.ts';
import { rowsOf } from '../../record.ts';
import { eve, expectNothingLive, hostileWords } from '../live.ts';
import { openTalk, type Talk } from '../talk.ts';
import { cardOf, formAfter, formBehind, formOf } from './opened.ts';
import { reminded } from './reminded.ts';

let talk: Talk;
let channel: string;
const heard: unknown[] = [];
beforeAll(async () => {
  talk = await openTalk({ people: [...everybody, eve] });
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await talk.type('/incident promise We call by Thursday', { in: channel });
  await talk.type('/incident note the disk is full', { in: channel });
});
afterAll(() => talk.close());

const verb = (words: string) => () => formOf(talk, words, { in: channel });
const onCard = (does: string, words: string) => async () => formBehind(talk, await cardOf(talk, channel, words), does);
const shortcut = (name: string) => async () => {
  const { ts } = await talk.person('eve').post('general', hostileWords);
  const message = (await talk.slack.messages('general')).find((one) => one.ts === ts);
  return formAfter(talk, 'dana', () => talk.person('dana').shortcut(name, message));
};

/** How people come by each form, in an order in which an incident has them. */
const ways: Readonly<Record<string, () => Promise<OpenView>>> = {
  declare_form: verb('declare'),
  add_message: shortcut('add_to_timeline'),
  message_action: shortcut('make_action'),
  update_form: verb('update'),
  note_form: verb('note'),
  amend_form: verb('amend'),
  retract_form: verb('retract 4'),
  severity_form: verb('severity'),
  role_form: verb('role'),
  lead_form: verb('lead'),
  action_form: verb('action'),
  promise_form: onCard('promise', 'Checkout'),
  impact_form: verb('impact'),
  next_form: verb('next'),
  title_form: verb('title'),
  link_form: verb('link'),
  new_date_form: verb('promise move 1 Friday'),
  snooze_why: async () => formBehind(talk, (await reminded(talk, 'sev3 Mail is slow')).reminder, 'snooze'),
  edit_paper_form: verb('postmortem edit cause'),
  page_form: verb('publish'),
  resolve_form: onCard('resolve', 'Status: '),
  postmortem_form: onCard('postmortem', 'Status: resolved'),
  publish_form: verb('publish'),
  reopen_form: verb('reopen'),
};

test('each form of the table is here: one that is new needs a way to it', () => {
  expect(forms.map(({ does }) => does).sort()).toEqual(Object.keys(ways).sort());
});

interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly optional?: boolean;
  readonly element?: {
    readonly type: string;
    readonly initial_option?: { readonly value: string };
    readonly options?: ReadonlyArray<{ value: string }>;
  };
}
const inputsOf = ({ view }: OpenView) => (view['blocks'] as Block[]).filter(({ type }) => type === 'input');

/** Something that a field without words takes. */
function choice({ block_id, element = { type: '' } }: Block): string | string[] | undefined {
  if (element.type === 'users_select') return talk.person(block_id === 'owner' ? 'eve' : 'kofi').id;
  if (element.type === 'checkboxes') return element.options?.map(({ value }) => value);
  if (element.type === 'datepicker') return '2026-11-27';
  const others = element.options?.filter(({ value }) => value !== element.initial_option?.value);
  return block_id === 'severity' || element.initial_option === undefined ? others?.[0]?.value : undefined;
}

/** Fields that take a time, a number or an entry and no words, with something that they do take. */
const plain: Readonly<Record<string, string>> = {
  at: '',
  from: '',
  to: '',
  cause: '',
  by: '',
  entry: '4',
  when: 'when the disk is there',
  other: '#2',
};

async function submit(form: OpenView, values: Record<string, string | string[]>) {
  const { body, status } = await talk.person('dana').submit(form, values);
  heard.push(body);
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain('fault in Sitrep');
  return (body as { errors?: Record<string, string> }).errors ?? {};
}

test.each(Object.entries(ways))(
  '%s takes hostile words in every field that takes words, and says at the others why not',
  async (does, open) => {
    const form = await open();
    const filled = inputsOf(form).flatMap((block) => {
      const value = block.element?.type === 'plain_text_input' ? `${does} ${hostileWords}` : choice(block);
      return value === undefined ? [] : [[block.block_id, value] as const];
    });
    let values = Object.fromEntries(filled);
    for (let errors = await submit(form, values); Object.keys(errors).length > 0; ) {
      const fields = Object.keys(errors);
      const wrong = fields.filter((field) => plain[field] === undefined || values[field] === plain[field]);
      expect(wrong.map((field) => `${field}: ${errors[field]}`)).toEqual([]);
      values = { ...values, ...Object.fromEntries(fields.map((field) => [field, plain[field] ?? ''])) };
      errors = await submit(form, values);
    }
  },
  60_000,
);

test('the words are in the record as they were typed', async () => {
  const held = await rowsOf<{ text: string; detail: string }>(
    talk.house,
    "select text, detail from timeline_entry where author <> 'sitrep'",
  );
  expect(held.filter(({ text, detail }) => (text + detail).includes('q7x <!channel>')).length).toBeGreaterThan(12);
});

test('of all that was sent and answered, nothing is live, in whatever field it stands', async () => {
  await talk.person('dana').openHome();
  await talk.slack.quiet(500);
  expectNothingLive(
    talk,
    heard,
    ['eve', 'dana', 'kofi'].map((who) => talk.person(who).id),
  );
});
