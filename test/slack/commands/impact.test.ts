import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rowsOf } from '../../record.ts';
import { formBehind, formOf } from '../actions/opened.ts';
import { openTalk, refusedBySlack, type Talk } from '../talk.ts';

const minute = 60_000;

let folder: string;
let talk: Talk;
let channel: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'impact-'));
  writeFileSync(
    join(folder, 'sitrep.yml'),
    `components: [API, {group: Data Capture, name: Native Mobile}, ${'x'.repeat(90)}]\nregions: [EU, NA1]\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  talk = await openTalk(undefined, undefined, { SITREP_CONFIG: join(folder, 'sitrep.yml') });
  channel = (await talk.declare('sev2 Checkout is down')).channel;
});
afterEach(() => talk.close());

const here = (words: string): Promise<string> => talk.type(`/incident ${words}`, { in: channel });
const posted = (words: string) =>
  talk.slack.until(async () => (await talk.slack.messages(channel)).find(({ text }) => text.includes(words)));
const inThread = (words: string) =>
  talk.slack.until(async () => {
    const [card] = await talk.slack.messages('incidents');
    return (await talk.slack.thread('incidents', card?.ts ?? '')).find(({ text }) => text.includes(words));
  });

describe('an impact', () => {
  test('is said back as it was understood, in UTC and in the zone of whoever said it', async () => {
    expect(await here('impact api@eu major 16% of calls from 10:20 to 12:40 data lost caused-by 2')).toBe(
      '✅ #1 impact on “API” in “EU”: major, Nov 20, 2026, 09:20 UTC to 11:40 UTC (2h 20m), data lost, caused by entry 2 ' +
        '(10:20 Europe/Paris to 12:40 Europe/Paris)\nAmount: “16% of calls”',
    );
  });

  test('is in the channel, in the announcement’s thread, on the card, in the brief and in the timeline', async () => {
    await here('impact API@EU major 16% of calls from 10:20 to 12:40 retried by <clients>');
    await here('impact Android not impacted');
    const { text } = await posted('*Impact* on *API* (EU): *major*');
    expect(text).toContain('16% of calls, Nov 20, 2026, 09:20 UTC to 11:40 UTC (2h 20m)\nretried by &lt;clients&gt;');
    await posted('*Impact* on *Android*: *not impacted*');
    await inThread('impact on API (EU): major, 16% of calls');
    await posted('Impact: major: API (EU)\n');
    expect(await here('brief')).toContain(
      'Impact: \n• API (EU): major, Nov 20, 2026, 09:20 UTC to 11:40 UTC (2h 20m), 16% of calls: retried by &lt;clients&gt;\n• Unaffected: Android',
    );
    expect(await here('timeline')).toContain('impact on Android: none');
  });

  test('said again replaces what was said; the old one stays in the timeline', async () => {
    await here('impact API partial');
    expect(await here('impact API full from 20m ago')).toBe(
      '✅ #1 impact on “API”: full, since Nov 20, 2026, 11:40 UTC (—) (12:40 Europe/Paris)\nIt replaces entry 3, which stays in the timeline.',
    );
    await posted('Impact: full: API\n');
    expect(await here('timeline')).toMatch(/impact on API: partial[\s\S]*impact on API: full/u);
    expect(await here('retract 4 it was Push')).toMatch(/^✅/u);
    expect(await here('brief')).toContain('Impact: none recorded so far');
  });

  test('may be said when it is over: the draft has it, with window and time to detect', async () => {
    talk.moveClock(49 * minute);
    await here('resolve the rollback');
    talk.moveClock(24 * 60 * minute);
    await here(
      'impact "Data Capture - Native Mobile"@EU partial 50-70% of asset requests from Nov 19, 22:57 UTC to 12:34 UTC data lost',
    );
    await here('impact Warehouse@NA1 partial from Oct 24 to Nov 13 data backfilled');
    await here('impact Android none');
    const { text } = await talk.hear('/incident postmortem', { in: channel });
    expect(text).toContain(
      '- Native Mobile (EU) suffered a partial impact (50-70% of asset requests), from Nov 19, 2026, 22:57 UTC to Nov 20, 2026, 12:34 UTC (13h 37m). Its data was lost.\n' +
        '- Warehouse (NA1) suffered a partial impact, from Oct 24, 2026 to Nov 13, 2026 (20d). Its data was backfilled.\n\n### Not impacted\n\n- Android\n',
    );
    expect(text).toContain(
      '| **Impact window** | Oct 24, 2026 to Nov 20, 2026, 12:34 UTC (27d) |\n| **Time to detect** | 27d |',
    );
  });

  test.each([
    ['impact major API', 'Say what was hit first, then how badly.', '`/incident impact API major`'],
    [
      'impact API major from 12:00 to 11:00',
      'The impact would end before it begins.',
      '`/incident #1 impact API major from Nov 20, 2026, 10:00 UTC to Nov 20, 2026, 11:00 UTC`',
    ],
    [
      'impact API major from 25:99',
      '“25:99” is no time that Sitrep can read.',
      '`/incident impact API major from 17:40 UTC`',
    ],
    ['impact API major from 18:00', '“18:00” has not come yet.', '`/incident impact API major from 20m ago`'],
    ['impact API major caused-by 99', '#1 has no entry 99.', '`/incident #1 timeline`'],
    [
      'amend 3 x',
      'Entry 3 is an impact: say it again, and the new one replaces it.',
      '`/incident #1 impact API minor …`',
    ],
  ])('“%s” is refused with a line to type', async (words, sentence, line) => {
    await here('impact API minor');
    const answer = await here(words);
    expect(answer.split('\n')[0]).toBe(sentence);
    expect(answer).toContain(line);
  });

  test('of any length is told, and Slack takes it', async () => {
    const long = 'a & b '.repeat(1500);
    expect(await here(`impact "${long}"@"${long}" major amount ${long}`)).toMatch(/^✅ #1 impact on “a &amp; b/u);
    await posted('*Impact* on *a &amp; b');
    await talk.slack.quiet(300);
    expect(talk.slack.calls().filter(({ answer }) => answer?.ok === false)).toEqual([]);
  });
});

describe('the form', () => {
  const opened = (words = 'impact') => formOf(talk, words, { in: channel });

  test('offers what sitrep.yml lists, and records the same as the typed line', async () => {
    const form = await opened();
    expect(JSON.stringify(form.view)).toMatch(/"API".*"Data Capture: Native Mobile".*"EU".*"NA1"/u);
    const values = {
      known: '1',
      known_region: '0',
      degree: 'major',
      from: '10:20',
      to: '12:40',
      amount: '~1%',
      data: 'lost',
    };
    await talk.person('dana').submit(form, values);
    expect(JSON.stringify(talk.slack.views('dana').at(-1)?.view)).toContain(
      '✅ #1 impact on “Native Mobile” in “EU”: major, Nov 20, 2026, 09:20 UTC to 11:40 UTC (2h 20m), data lost',
    );
  });

  test('takes other names as well', async () => {
    await talk
      .person('dana')
      .submit(await opened(), { component: 'Billing', region: 'eu', to: 'ongoing', from: '20m ago' });
    await posted('*Impact* on *Billing* (EU): *partial*');
  });

  test('begins with what is said of it, in the time of whoever reads it, and takes what is changed', async () => {
    await here('impact API@EU major 16% of calls from Nov 19, 10:20 data lost caused-by 2 retried by clients');
    await here('impact Billing none');
    const form = await opened('impact api');
    expect(JSON.stringify(form.view)).toMatch(/As entry 3 says it.*"initial_option":.*"value":"0"/u);
    expect(JSON.stringify(form.view)).toContain('"initial_value":"Nov 19, 2026, 10:20 Europe/Paris"');
    await talk.person('dana').submit(form, { to: '12:40' });
    expect(JSON.stringify(talk.slack.views('dana').at(-1)?.view)).toContain(
      '✅ #1 impact on “API” in “EU”: major, Nov 19, 2026, 09:20 UTC to 11:40 UTC (2h 20m), data lost, caused by entry 2',
    );
    // Another name, written beside the one that is picked: how much of the first was hit says nothing of it.
    await talk.person('dana').submit(await opened('impact API@EU'), { component: 'Push' });
    expect(await here('brief')).toMatch(/• API \(EU\): major.*16% of calls.*\n• Push \(EU\): major(?!.*16% of calls)/u);
  });

  test('leaves whole what is longer than a field, and tells what is so far where nothing is named', async () => {
    const long = `begin ${'a & b '.repeat(900)}end`;
    await here(`impact "${long}"@"${long}" major amount ${long}`);
    await here(`impact "${long}"@EU partial`);
    const answer = talk.slack.ephemerals('dana').findLast(({ text }) => text.includes('Amount: '));
    const form = await formBehind(talk, answer as never, 'impact');
    expect(JSON.stringify(form.view)).toContain('left as it is, it stays whole');
    await talk.person('dana').submit(form, { degree: 'full' });
    const [newest] = await rowsOf<{ detail: string }>(
      talk.house,
      'select detail from timeline_entry order by seq desc',
    );
    expect(JSON.parse(newest?.detail ?? '')).toMatchObject({
      component: long,
      region: long,
      amount: long,
      replaces: 3,
    });
    expect(JSON.stringify((await opened()).view)).toContain('So far: full: begin a &amp; b');
    expect(refusedBySlack(talk.slack)).toEqual([]);
  });

  test.each([
    [{}, { component: 'Say what was hit.' }],
    [{ component: 'API', cause: 'the disk' }, { cause: 'The number of an entry in the timeline, such as 4.' }],
    [{ component: 'API', cause: '99' }, { cause: '#1 has no entry 99.' }],
    [
      { component: 'API', from: 'Oct 25, 02:30' },
      {
        from: 'The clock showed “Oct 25, 02:30” twice that night: write 2026-10-25 00:30 UTC or 2026-10-25 01:30 UTC.',
      },
    ],
    [
      { component: 'API', from: 'soonish' },
      { from: '“soonish” is no time that Sitrep can read: try 17:40 UTC, or 20m ago.' },
    ],
    [{ component: 'API', from: '12:00', to: '11:00' }, { to: 'The impact would end before it begins.' }],
  ])('says what is wrong at its field: %j', async (values, errors) => {
    const { body } = await talk.person('dana').submit(await opened(), values);
    expect(body).toEqual({ response_action: 'errors', errors });
  });
});
