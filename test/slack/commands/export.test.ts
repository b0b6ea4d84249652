import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { shape } from '../../domain/export/schema.ts';
import { openTalk, plainly, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  ({ channel } = await talk.declare('sev2 Checkout is down'));
  await talk.type('/incident note first words at 12:50', { in: channel });
  await talk.type('/incident amend 3 second words', { in: channel });
});
afterAll(() => talk.close());
afterEach(() => {
  talk.slack.intercept = undefined;
});

const sent = () => talk.slack.directMessages('dana');
const files = async () => (await talk.slack.files()).filter(({ name }) => /^incidents?-/u.test(name));

/** What happens after the answer, once it has happened. */
async function exported(line: string, place = channel) {
  const before = new Set((await files()).map(({ id }) => id));
  const answer = await talk.type(line, { in: place });
  const file = await talk.slack.until(async () => (await files()).find(({ id }) => !before.has(id)));
  return { answer, file, text: file.content.toString() };
}

const refuse = (method: string, error: string, channelOf: (id: string) => boolean = () => true) => {
  talk.slack.intercept = (call, phase) =>
    phase === 'before' && call.method === method && channelOf(String(call.args['channel']))
      ? { kind: 'error', error }
      : undefined;
};

describe('an export of a period', () => {
  test('has all that whoever asks may see, in one file', async () => {
    const secret = await talk.type('/incident declare sev1 Data leak private', { as: 'kofi' });
    await talk.type('/incident declare sev3 Search is slow');
    const { answer, file, text } = await exported('/incident export json 30d', 'general');
    expect(secret).toContain('#2');
    expect(answer).toBe('✅ The JSON of 2 incidents of the last 30 days is on its way to you.');
    expect(file).toMatchObject({ name: 'incidents-30d.json', title: 'Records of 2 incidents of the last 30 days' });
    const records: unknown[] = JSON.parse(text);
    expect(records.map((record) => shape.parse(record).incident.id)).toEqual([1, 3]);
  });

  test.each([
    ['export csv 2026-11', 'incidents-2026-11.csv'],
    ['export quarter', 'incidents-91d.md'],
    ['export 2026-11-01..2026-11-30 csv', 'incidents-2026-11-01-to-2026-11-30.csv'],
  ])('“%s” is %s', async (words, name) => {
    expect((await exported(`/incident ${words}`, 'general')).file.name).toBe(name);
  });

  test('of which there is none', async () => {
    expect(await talk.type('/incident export json 2020')).toBe('✅ No incident was declared in 2020.');
  });

  test('in another format', async () => {
    expect(await talk.type('/incident export pdf 30d')).toContain('An export is md, json or csv, not “pdf 30d”.');
    expect(await talk.type('/incident export 30d pdf')).toContain('not “30d pdf”.');
  });
});

describe('an export', () => {
  test('is answered at once, and comes as a file to whoever asked, and to nobody else', async () => {
    const { answer, file, text } = await exported('/incident export json');
    expect(answer).toBe('✅ #1: the JSON of 4 entries is on its way to you.');
    expect(file).toMatchObject({ name: 'incident-1.json', title: 'Record of #1' });
    const dm = (await sent()).at(-1);
    expect(file.channels).toEqual([dm?.channel]);
    const record = JSON.parse(text);
    expect(shape.parse(record)).toEqual(record);
    expect(record.entries).toHaveLength(4);
    expect(record.entries[2]).toMatchObject({ text: 'first words', now: { text: 'second words', amendedIn: [4] } });
    expect((await talk.slack.messages(channel)).map(({ text: said }) => said).join()).not.toContain('JSON');
  });

  test.each([
    ['export csv', 'incident-1.csv', 'incident,entry,kind,at'],
    ['export md', 'incident-1.md', '# Record of #1 Checkout is down'],
    ['export', 'incident-1.md', '# Record of #1 Checkout is down'],
    ['export as Markdown', 'incident-1.md', '# Record of #1 Checkout is down'],
  ])('%s, from anywhere', async (words, name, start) => {
    const { file, text } = await exported(`/incident #1 ${words}`, 'general');
    expect(file.name).toBe(name);
    expect(text.startsWith(start)).toBe(true);
  });

  test('that is short stands in the message as well', async () => {
    await exported('/incident export csv');
    const text = await talk.slack.until(async () => {
      const said = (await sent()).findLast((message) => message.text.startsWith('📄 The CSV'))?.text;
      return said;
    });
    expect(plainly(text)).toContain('📄 The CSV of #1, 4 entries.\n```\nincident,entry,kind,at');
  });

  test('of another kind is refused with those there are', async () => {
    const answer = await talk.type('/incident export pdf', { in: channel });
    expect(answer).toContain('An export is md, json or csv, not “pdf”.\n`/incident #1 export md`');
  });

  test('is a message where files are not allowed', async () => {
    refuse('files.getUploadURLExternal', 'missing_scope');
    const before = (await sent()).length;
    await talk.type('/incident export json', { in: channel });
    const text = await talk.slack.until(async () => (await sent()).slice(before).find((one) => /```/u.test(one.text)));
    expect(plainly(text.text)).toContain('"schema": "sitrep/incident/1"');
  });

  test('that cannot reach the person is said once, with what to do', async () => {
    refuse('chat.postMessage', 'messages_tab_disabled', (id) => id === talk.person('dana').id);
    await talk.type('/incident export csv', { in: channel });
    const said = () => talk.slack.ephemerals('dana').filter(({ text }) => text.includes('did not reach you'));
    const [message] = await talk.slack.until(() => (said().length > 0 ? said() : undefined));
    expect(message?.text).toBe(
      'The CSV of #1, 4 entries did not reach you. Ask for it again:\n`/incident #1 export csv`\nWhoever runs Sitrep can write it down as well: `npx sitrep export --incident 1 --format csv`',
    );
    expect(said()).toHaveLength(1);
  });

  test('waits for Slack, and does not send the message a second time', async () => {
    let left = 2;
    talk.slack.intercept = ({ method }, phase) =>
      phase === 'before' && method === 'files.getUploadURLExternal' && left-- > 0
        ? { kind: 'error', error: 'internal_error' }
        : undefined;
    const before = (await sent()).filter(({ text }) => text.startsWith('📄')).length;
    await exported('/incident export csv');
    expect((await sent()).filter(({ text }) => text.startsWith('📄'))).toHaveLength(before + 1);
  });
});
