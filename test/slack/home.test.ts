import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addAction } from '../../src/domain/action.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import { declare } from '../../src/domain/declare.ts';
import { plain } from '../../src/domain/said.ts';
import type { OpenView } from '../../src/sandbox/world.ts';
import { recordOf } from '../record.ts';
import { made } from '../store/samples.ts';
import { everythingSaid, noon, openTalk, refusedBySlack, type Talk } from './talk.ts';

const hour = 3_600_000;

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

interface Block {
  readonly type: string;
  readonly text?: { readonly text: string };
  readonly elements?: ReadonlyArray<{ readonly action_id?: string; readonly value?: string; readonly text?: unknown }>;
}

const published = () => talk.slack.calls('views.publish').filter(({ answer }) => answer?.ok).length;
const homeOf = (who: string) => talk.slack.views(who, 'home').at(-1) as OpenView;
const blocksOf = (who: string) => (homeOf(who).view as unknown as { blocks: Block[] }).blocks;

/** All that a Home says, a line for each text in it. */
const wordsOf = (who: string) =>
  blocksOf(who)
    .flatMap(({ type, text, elements = [] }) => [
      text?.text ?? '',
      ...elements.map(({ text: words }) => (type === 'context' ? String(words) : '')),
    ])
    .filter(Boolean)
    .join('\n');

/** Opens somebody's Home and waits for what it then shows. */
async function look(who = 'dana'): Promise<string> {
  await repainted(() => talk.person(who).openHome());
  return wordsOf(who);
}

/** Waits for the next publication after a deed. */
async function repainted(deed: () => Promise<unknown>): Promise<void> {
  const before = published();
  await deed();
  await talk.slack.until(() => published() > before || undefined);
}

/** The values of the buttons that do it, in order. */
const buttonsOf = (who: string, does: string): string[] =>
  blocksOf(who).flatMap(({ elements = [] }) =>
    elements.flatMap(({ action_id, value = '' }) => (action_id === does ? [value] : [])),
  );

const click = (does: string, who = 'dana') => talk.person(who).click(homeOf(who), does, buttonsOf(who, does)[0]);

const token = (at: string) => `<!date^${Date.parse(at) / 1000}^{date_short_pretty} {time}|`;

describe('the Home of a person', () => {
  test('is quiet where nothing is the matter', async () => {
    const said = await look();
    expect(said).toContain('All quiet: nothing is open.');
    expect(said).toContain('No open action is yours, and no open promise.');
    expect(said).toContain('Recently resolved\nNone so far.');
    expect(refusedBySlack(talk.slack)).toEqual([]);
  });

  test('shows what is open with its next update, newest first, in the time of whoever reads', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident lead @kofi', { in: channel });
    await talk.type('/incident update identified A bad deploy. Next update at 14:30', { in: channel });
    await talk.declare('sev4 Search is slow');
    const place = await talk.slack.channel(channel);
    const said = await look();

    expect(said).toContain('Open: 2');
    expect(said).toMatch(/SEV4 · #2\* Search is slow[\s\S]*SEV2 · #1\* Checkout is down/u);
    expect(said).toContain(
      `*SEV2 · #1* Checkout is down\nidentified · since ${token('2026-11-20T12:00:00Z')}Nov 20, 12:00 UTC> · lead kofi · `,
    );
    expect(said).toContain(`next update due ${token('2026-11-20T13:30:00Z')}Nov 20, 13:30 UTC> · <#${place?.id}>`);
  });

  test('shows each of two people what is theirs: actions by their owner, promises by who made them', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident action Buy a disk @kofi by 2026-11-27', { in: channel });
    await talk.type('/incident action Call the bank @dana', { in: channel });
    await talk.type('/incident promise We refund everybody by 2026-11-23 17:00', { in: channel });

    const dana = await look('dana');
    expect(dana).toContain('Yours: 2');
    expect(dana).toMatch(/\*Promise 1 of #1\* Checkout is down, due .*\n> We refund everybody/u);
    expect(dana).toMatch(/\*Action 4 of #1\* Checkout is down, without a date\n> Call the bank/u);
    expect(dana).not.toContain('Buy a disk');
    const kofi = await look('kofi');
    expect(kofi).toContain('Yours: 1');
    expect(kofi).toMatch(/\*Action 3 of #1\* Checkout is down, due Fri, Nov 27, 2026\n> Buy a disk/u);
    expect(kofi).not.toContain('We refund');
    talk.moveClock(14 * 24 * hour);
    expect(await look('kofi')).toContain('⚠️ was due Fri, Nov 27, 2026');
  });

  test('shows the last five that ended, the latest first, and how long each took', async () => {
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const { channel } = await talk.declare(`sev4 Trouble ${n}`);
      talk.moveClock(n * hour);
      await talk.type('/incident resolve', { in: channel });
    }
    const said = await look();
    const ended = said.slice(said.indexOf('Recently resolved'));
    expect(ended.match(/Trouble \d/gu)).toEqual(['Trouble 6', 'Trouble 5', 'Trouble 4', 'Trouble 3', 'Trouble 2']);
    expect(ended).toMatch(/Trouble 6\nresolved <!date\^.*>, after 6h/u);
  });

  test('says what is a drill, and gives no duration to what was written down afterwards', async () => {
    await talk.declare('sev4 Fire drill test');
    const { channel } = await talk.declare('sev2 Search was slow retro');
    await talk.type('/incident resolve', { in: channel });
    const said = await look();

    expect(said).toContain('*TEST · SEV4 · #1* Fire drill\n');
    expect(said).toMatch(/\*RETRO · SEV2 · #2\* Search was slow\nresolved <!date\^[^>]*>, after — · <#/u);
  });

  test('what was promised for the next update is kept by an update, and moved by its own form', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident update Rolling back. Next update in 20 minutes', { in: channel });
    await look();
    expect(buttonsOf('dana', 'done')).toEqual([]);
    await click('post_update');
    const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
    await repainted(() => talk.person('dana').submit(form, { text: 'It is back.', status: 'monitoring' }));

    expect(wordsOf('dana')).toContain('monitoring · since');
    expect(wordsOf('dana')).not.toContain('Yours: 1');
  });
});

describe('what is done from the Home', () => {
  test('Declare incident opens the form, and what it declares is then in the Home', async () => {
    await look();
    await click('declare');
    const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
    expect(form.view).toMatchObject({ callback_id: 'declare_form' });
    await repainted(() => talk.person('dana').submit(form, { title: 'Search is slow', severity: 'sev3' }));

    expect(wordsOf('dana')).toContain('Open: 1\n*SEV3 · #1* Search is slow');
  });

  test('Done ends an action and a promise, and says so where it was clicked', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident action Call the bank @dana', { in: channel });
    await talk.type('/incident promise We refund everybody by 2026-11-23 17:00', { in: channel });
    await look();
    await repainted(() => click('done'));
    expect(wordsOf('dana')).toContain('✅ #1 done: promise 1');
    await repainted(() => click('done'));

    expect(wordsOf('dana')).toContain('✅ #1 done: action 3');
    expect(wordsOf('dana')).toContain('No open action is yours, and no open promise.');
    expect(await talk.type('/incident timeline', { in: channel })).toContain('Call the bank');
    expect(await look()).not.toContain('✅');
  });

  test('what somebody else has done meanwhile is said to be done', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident action Call the bank @dana', { in: channel });
    await look();
    await talk.type('/incident action done 3', { in: channel, as: 'kofi' });
    await repainted(() => click('done'));

    expect(wordsOf('dana')).toContain('#1 has no open action 3.');
    expect(wordsOf('dana')).not.toContain('Call the bank');
  });

  test('New date asks for the day and why, and the Home shows it', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident action Call the bank @dana by 2026-11-23', { in: channel });
    await look();
    await click('new_date');
    const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
    await repainted(() => talk.person('dana').submit(form, { date: '2026-11-30', why: 'It is closed' }));

    expect(wordsOf('dana')).toContain('due Mon, Nov 30, 2026\n> Call the bank');
  });

  test('where Slack opens no form, the line that does the same stands in the Home', async () => {
    await look();
    talk.slack.intercept = ({ method }, phase) =>
      method === 'views.open' && phase === 'before' ? { kind: 'error', error: 'expired_trigger_id' } : undefined;
    await repainted(() => click('declare'));

    expect(wordsOf('dana')).toContain('`/incident declare sev2 &lt;title&gt;`');
  });
});

describe('whatever comes', () => {
  test('what people wrote is on one line, cut and dead', async () => {
    const hostile = `<!channel> <@U000000002> @here *x* \`y\` https://evil.example/ ${'<'.repeat(400)}\nsecond\u2028third`;
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.hear(`/incident title ${hostile}`, { in: channel, raw: true });
    await talk.hear(`/incident action ${hostile}`, { in: channel, raw: true });
    await talk.hear(`/incident action ${hostile} @dana by 2026-11-27`, { in: channel });
    await talk.hear(`/incident next when ${hostile}`, { in: channel, raw: true });
    await look();

    const lines = wordsOf('dana').split('\n');
    const title = lines.find((line) => line.startsWith('*SEV2 · #1*')) ?? '';
    expect(title).toContain('* @channel @U000000002 @here *x* `y` https://evil.example/ &lt;&lt;');
    expect(title).toMatch(/… \(cut; whole in the timeline\)$/u);
    const live = [...wordsOf('dana').matchAll(/<[^>]*>/gu)].map(([found]) => found.slice(0, 6));
    expect(new Set(live)).toEqual(new Set(['<!date', `<#${(await talk.slack.channel(channel))?.id}`.slice(0, 6)]));
    expect(JSON.stringify(blocksOf('dana'))).not.toContain('"verbatim":false');
    expect(everythingSaid(talk.slack).filter((said) => said.includes('<!channel>'))).toEqual([]);
    expect(refusedBySlack(talk.slack)).toEqual([]);
  });

  test('of a thousand incidents and a hundred actions as much is shown as Slack takes, and the rest is counted', async () => {
    await seed(1000, 100);
    const said = await look();

    expect(said).toContain('Open: 1000');
    expect(said).toContain('#1000* Trouble 1000');
    expect(said).toContain('#976* Trouble 976');
    expect(said).not.toContain('#975* Trouble 975');
    expect(said).toContain('Yours: 100');
    expect(buttonsOf('dana', 'done')).toHaveLength(20);
    expect(JSON.stringify(blocksOf('dana'))).toContain('and 80 more, which are due later.');
    expect(JSON.stringify(blocksOf('dana'))).toContain('and 975 more: `/incident list` has them all.');
    expect(blocksOf('dana').length).toBeLessThanOrEqual(100);
    expect(refusedBySlack(talk.slack)).toEqual([]);
  });

  test('what another team sends opens nothing', async () => {
    const event = { type: 'app_home_opened', user: talk.person('dana').id, channel: 'D1', tab: 'home' };
    const body = { type: 'event_callback', event_id: 'Ev1', team_id: 'T0FOREIGN', event };
    const json = { headers: { 'content-type': 'application/json' } };
    expect((await talk.slack.send(JSON.stringify(body), json)).status).toBe(200);
    await talk.slack.tell({ ...event, tab: 'messages' });
    await talk.slack.quiet(200);

    expect(talk.slack.calls('views.publish')).toEqual([]);
  });

  test('a Home that Slack did not take is published again; one that is turned off is not', async () => {
    let refusals = 1;
    talk.slack.intercept = ({ method }, phase) =>
      method === 'views.publish' && phase === 'before' && refusals-- > 0
        ? { kind: 'error', error: 'internal_error' }
        : undefined;
    expect(await look()).toContain('All quiet');
    const before = talk.slack.calls('views.publish').length;
    talk.slack.intercept = ({ method }) =>
      method === 'views.publish' ? { kind: 'error', error: 'not_enabled' } : undefined;
    await talk.person('dana').openHome();
    await talk.slack.until(() => talk.slack.calls('views.publish').length > before || undefined);
    await talk.slack.quiet(600);

    expect(talk.slack.calls('views.publish')).toHaveLength(before + 1);
  });
});

/** Open incidents of Dana's, some with an action of hers, put into the record beside the running bot. */
async function seed(incidents: number, actions: number): Promise<void> {
  const store = await recordOf(talk.house);
  const by = { id: talk.person('dana').id, name: 'Dana' };
  const teamId = talk.slack.team.id;
  await Promise.all(Array.from({ length: incidents }, (_, n) => write(n + 1)));
  await store.close();

  async function write(id: number): Promise<void> {
    const declaration = { title: plain(`Trouble ${id}`), severity: 'sev3' as const, by };
    const change = made(declare(declaration, { id, teamId }, usualCadences, noon));
    await store.commit({ change, alarms: [] });
    if (id > actions) return;
    const action = { said: plain(`Do ${id}`), owner: by, due: new Date(noon.getTime() + id * hour), by };
    await store.commit({ change: made(addAction(change.incident, action, noon)), alarms: [] });
  }
}
