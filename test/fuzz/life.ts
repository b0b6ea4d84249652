import type { Clickable } from '../../src/sandbox/hand/click.ts';
import type { LocalSlack } from '../../src/sandbox/local-slack.ts';
import type { OpenView } from '../../src/sandbox/world.ts';
import { shortcutsKnown } from '../../src/slack/messages/shortcuts.ts';
import { openRecorder } from './recorder.ts';
import type { Seeds } from './shot.ts';

const forms: Readonly<Record<string, Record<string, string>>> = {
  note: { text: 'the disk is full' },
  update: { text: 'we look at it' },
  action: { text: 'buy a disk' },
  impact: { component: 'Checkout', from: '10:00' },
  severity: { severity: 'sev1', why: 'it spreads' },
  title: { title: 'Disk is full' },
};

/** Lives through an incident as people do, with commands, clicks, forms, shortcuts and events, and keeps what Slack sent. */
export async function honestRequests(slack: LocalSlack): Promise<Seeds> {
  const bot = slack.requestUrl as string;
  const recorder = await openRecorder(bot);
  slack.requestUrl = recorder.url;
  try {
    await live(slack);
  } finally {
    slack.requestUrl = bot;
    recorder.close();
  }
  const isJson = (body: string) => body.startsWith('{');
  const fields = recorder.bodies.filter((body) => !isJson(body)).map((body) => new URLSearchParams(body));
  return {
    commands: fields.filter((one) => one.has('command')).map((one) => Object.fromEntries(one)),
    interactions: fields.flatMap((one) => (one.has('payload') ? [JSON.parse(one.get('payload') as string)] : [])),
    events: recorder.bodies.filter(isJson).map((body) => JSON.parse(body)),
  };
}

async function live(slack: LocalSlack): Promise<void> {
  const dana = slack.person('dana');
  const kofi = slack.person('kofi');
  const type = (words: string, place = 'general') => dana.type(`/incident ${words}`, { in: place });
  await type('declare sev2 Seeds for the fuzzer');
  const { id: room } = await slack.until(async () =>
    (await slack.channels()).find(({ name }) => name === 'inc-1-seeds-for-the-fuzzer'),
  );
  const card = await slack.until(async () => (await slack.pins(room))[0]);
  await kofi.join(room);
  for (const [verb, values] of Object.entries(forms)) {
    await dana.submit(await formAfter(slack, () => type(verb, room)), values);
  }
  for (const { does, value } of buttonsOn(card)) await dana.click(card, does, value).catch(() => {});
  await type('#1 lead @kofi');
  const { ts } = await kofi.post(room, 'it is the disk');
  await kofi.react(room, ts, 'pushpin');
  await kofi.edit(room, ts, 'it is the other disk');
  await kofi.unreact(room, ts, 'pushpin');
  const said = (await slack.messages(room)).find((message) => message.ts === ts);
  for (const [kind, name] of shortcutsKnown) await dana.shortcut(name, kind === 'message' ? said : undefined);
  await dana.openHome();
  await slack.userGroup('oncall', ['dana']);
  await slack.hire({ handle: 'nils', name: 'Nils New' });
  await slack.change('nils', { name: 'Nils' });
  await kofi.delete(room, ts);
  await kofi.leave(room);
  await dana.rename(room, 'inc-1-seeds');
  await dana.archive(room);
  await dana.unarchive(room);
}

/** The form that comes up when somebody does this. */
async function formAfter(slack: LocalSlack, deed: () => Promise<unknown>): Promise<OpenView> {
  const before = slack.views('dana').map(({ view }) => view.id);
  await deed();
  return slack.until(() => slack.views('dana').find(({ view }) => !before.includes(view.id)));
}

interface Element {
  readonly action_id?: string;
  readonly value?: string;
  readonly options?: ReadonlyArray<{ readonly value: string }>;
}

function buttonsOn({ blocks = [] }: Clickable & { blocks?: ReadonlyArray<Record<string, unknown>> }) {
  const elements = blocks.flatMap((block) => (block['elements'] ?? []) as Element[]);
  return elements.flatMap(({ action_id: does = '', value, options }) =>
    does === '' ? [] : (options ?? [{ value }]).map((one) => ({ does, value: one.value })),
  );
}
