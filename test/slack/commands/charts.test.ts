import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

const minute = 60_000;

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());
afterEach(() => {
  talk.slack.intercept = undefined;
});

const pictures = async () => (await talk.slack.files()).filter(({ name }) => name.endsWith('.png'));
const charts = async () => (await pictures()).filter(({ name }) => !name.startsWith('timeline-'));
const sent = (handle = 'dana') => talk.slack.directMessages(handle);

/** What comes after the answer, once it is there. */
async function charted(line: string, { as = 'dana', count = 3 } = {}) {
  const before = new Set((await charts()).map(({ id }) => id));
  const answer = await talk.type(line, { as });
  const files = await talk.slack.until(async () => {
    const added = (await charts()).filter(({ id }) => !before.has(id));
    return added.length >= count ? added.sort((a, b) => a.name.localeCompare(b.name)) : undefined;
  });
  return { answer, files, message: (await sent(as)).findLast(({ text }) => text.startsWith('📈'))?.text };
}

/** By its first bytes. */
function sizeOf(png: Buffer) {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe('stats chart', () => {
  test('says that there is nothing to draw where nothing has happened', async () => {
    expect(await talk.type('/incident stats chart')).toBe(
      '✅ The last 30 days: no incident.\n• Promises: 0 promises with a time\n• There is nothing to draw.',
    );
    await talk.slack.quiet(200);
    expect(await pictures()).toEqual([]);
  });

  test('answers at once as stats does, and hands the pictures to whoever asked as one message', async () => {
    await talk.declare('sev1 Checkout is down');
    await talk.type('/incident #1 update looking, next update in 20 minutes');
    await talk.type('/incident #1 impact Checkout full from 11:50 UTC');
    talk.moveClock(25 * minute);
    await talk.type('/incident #1 update monitoring It holds');
    talk.moveClock(10 * minute);
    await talk.type('/incident #1 resolve');

    const { answer, files, message } = await charted('/incident stats chart 7d');
    expect(answer).toContain('✅ The last 7 days: 1 incident.\n');
    expect(answer).toContain('Time to mitigate: median 25m');
    expect(answer).toMatch(/• The pictures are on their way to you\.$/u);
    expect(message).toBe(
      '📈 The last 7 days, in pictures.\n• Incidents per week: 1 incident in 2 weeks; sev1 once.\n' +
        '• Time to mitigate: Mitigated within 25m.\n• Promises kept: 0 of 1 promise kept (0%); the worst 5 min late.',
    );
    expect(files.map(({ name, title }) => [name, title])).toEqual([
      ['incidents-per-week.png', 'Incidents per week'],
      ['promises-kept.png', 'Promises kept'],
      ['time-to-mitigate.png', 'Time to mitigate'],
    ]);
    for (const { content } of files) {
      const { width, height } = sizeOf(content);
      expect(width).toBe(1140);
      expect(height).toBeGreaterThan(600);
    }
    expect(files.map(({ alt }) => alt)).toEqual([
      expect.stringContaining('1 incident in 2 weeks; sev1 once. Incidents per week, Nov 13 to 20, 2026'),
      expect.stringContaining('0 of 1 promise kept (0%); the worst 5 min late. '),
      expect.stringContaining('Mitigated within 25m. '),
    ]);
    const together = (await sent()).at(-1) ?? {};
    expect(together).toMatchObject({
      files: ['incidents-per-week.png', 'time-to-mitigate.png', 'promises-kept.png'].map((name) => ({ name })),
    });
  });

  test('of one component has no promises, and the words that were typed are never markup', async () => {
    await talk.type('/incident #1 impact "</text><script> & x" minor from 11:55 UTC');
    const { files, message } = await charted('/incident stats chart 30d </text><script> & x', { count: 2 });
    expect(message).toContain('&lt;/text&gt;&lt;script&gt; &amp; x, in pictures');
    expect(files.map(({ name }) => name)).toEqual(['incidents-per-week.png', 'time-to-mitigate.png']);
    for (const { alt } of files) expect(alt).toContain('‹/text›‹script› & x');
  });

  test('what is private is drawn for those inside alone', async () => {
    await talk.declare('sev1 Data leak private');
    const outside = await charted('/incident stats chart', { as: 'kofi' });
    expect(outside.message).toContain('1 incident in');
    expect(outside.files[0]?.channels).toEqual([(await sent('kofi')).at(-1)?.channel]);
    expect((await charted('/incident stats chart')).message).toContain('2 incidents in');
  });

  test('where files are not allowed the findings stand in the message', async () => {
    talk.slack.intercept = ({ method }, phase) =>
      phase === 'before' && method === 'files.getUploadURLExternal'
        ? { kind: 'error', error: 'missing_scope' }
        : undefined;
    const before = (await sent()).length;
    await talk.type('/incident stats chart');
    const message = await talk.slack.until(async () => (await sent())[before]);
    expect(message.text).toContain(
      '• Incidents per week: 2 incidents in 5 weeks, all in the week of Nov 16; sev1 twice.',
    );
    await talk.slack.until(() => talk.slack.calls('files.getUploadURLExternal').at(-1)?.phase === 'answered');
    expect(await sent()).toHaveLength(before + 1);
    expect(talk.slack.ephemerals('dana').filter(({ text }) => text.includes('did not reach you'))).toEqual([]);
  });

  test('that cannot reach the person is said once, with what to type', async () => {
    talk.slack.intercept = ({ method, args }, phase) =>
      phase === 'before' && method === 'chat.postMessage' && args['channel'] === talk.person('dana').id
        ? { kind: 'error', error: 'messages_tab_disabled' }
        : undefined;
    await talk.type('/incident stats chart 7d');
    const said = () => talk.slack.ephemerals('dana').find(({ text }) => text.includes('did not reach you'));
    expect((await talk.slack.until(said)).text).toBe(
      'The pictures did not reach you. Ask for them again:\n`/incident stats chart 7d`',
    );
  });
});
