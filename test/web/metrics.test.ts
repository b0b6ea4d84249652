import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { settled } from '../e2e/settled.ts';
import { openTalk, type Talk } from '../slack/talk.ts';

let talk: Talk;
let lines: string[];

beforeAll(async () => {
  talk = await openTalk();
  await talk.declare('sev2 Checkout is down');
  await talk.declare('sev3 Search is slow private');
  await talk.declare('sev4 A drill test');
  await talk.hear('/incident #1 update next update in 20 minutes');
  await talk.hear('/incident #1 frobnicate');
  await talk.hear('/incident #1 update');
  await talk.hear('/incident list');
  await settled(talk.house);
  talk.moveClock(21 * 60_000);
  await talk.slack.until(async () =>
    (await talk.slack.messages('inc-1-checkout-is-down')).some(({ text }) => text.includes('update is due')),
  );
  await settled(talk.house);
  talk.slack.intercept = ({ method }, phase) =>
    phase === 'before' && method === 'chat.postMessage' ? { kind: 'ratelimited', retryAfter: 60 } : undefined;
  await talk.hear('/incident #1 note one that waits');
  await talk.hear('/incident #1 note another one');
  // Those who have nothing to say of a note are through with it.
  await talk.slack.until(async () => {
    const seen = await scrape();
    const behind = seen.filter((line) => /^sitrep_follower_lag_entries.* [1-9]/u.test(line));
    return behind.length === 1 && value('sitrep_slack_calls_total{method="chat.postMessage",result="limited"}', seen);
  });
  talk.moveClock(30_000);
  lines = await scrape();
});
afterAll(() => talk.close());

async function scrape(): Promise<string[]> {
  const answer = await fetch(`${talk.house.url}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/u);
  return (await answer.text()).split('\n');
}

const value = (series: string, of = lines): number | undefined => {
  const found = of.find((line) => line.startsWith(`${series} `));
  return found === undefined ? undefined : Number(found.slice(series.length + 1));
};

test('commands are counted by verb and by what came of them, and timed', () => {
  expect(value('sitrep_commands_total{verb="declare",result="recorded"}')).toBe(3);
  expect(value('sitrep_commands_total{verb="update",result="recorded"}')).toBe(1);
  expect(value('sitrep_commands_total{verb="update",result="form"}')).toBe(1);
  expect(value('sitrep_commands_total{verb="unknown",result="refused"}')).toBe(1);
  expect(value('sitrep_commands_total{verb="list",result="answered"}')).toBe(1);
  expect(value('sitrep_acknowledgement_seconds_count{kind="command"}')).toBe(9);
  expect(value('sitrep_request_seconds_count{kind="alarm"}')).toBeGreaterThan(0);
  expect(value('sitrep_request_seconds_count{kind="event"}')).toBeGreaterThan(0);
});

test('what is written, rings and waits is counted', () => {
  expect(value('sitrep_commits_total{result="written"}')).toBeGreaterThan(6);
  expect(value('sitrep_commit_seconds_count')).toBeGreaterThan(6);
  expect(value('sitrep_alarm_lateness_seconds_count')).toBeGreaterThan(0);
  expect(value('sitrep_alarms_pending')).toBeGreaterThan(0);
  expect(value('sitrep_queue_depth{state="delayed"}')).toBeGreaterThan(0);
  // Drills are no incidents; private ones are, as a number.
  expect(value('sitrep_open_incidents')).toBe(2);
});

test('calls to Slack are counted by method and by how they ended; whoever is behind says by how much and since when', () => {
  expect(value('sitrep_slack_calls_total{method="conversations.create",result="ok"}')).toBe(4);
  expect(value('sitrep_slack_call_seconds_count{method="conversations.create"}')).toBe(4);
  expect(value('sitrep_slack_up')).toBe(1);
  expect(value('sitrep_follower_lag_entries{follower="channel"}')).toBe(2);
  expect(value('sitrep_follower_oldest_untold_seconds{follower="channel"}')).toBe(30);
  expect(value('sitrep_follower_lag_entries{follower="opener"}')).toBe(0);
});

test('every name is explained in docs/operating.md', () => {
  const names = lines.flatMap((line) => /^# TYPE (sitrep_\w+)/u.exec(line)?.[1] ?? []);
  const docs = readFileSync(join(__dirname, '../../docs/operating.md'), 'utf8');
  expect(names.filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
  expect(names.length).toBeGreaterThan(10);
});

test('the process is watched as well', () => {
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(value('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
});

test('every line is one that Prometheus reads, and no label holds what people typed, or an id', () => {
  const sample = /^[a-z_\d]+(?:\{(?:[a-z]+="[\w .:+/\\-]*",?)*\})? (?:-?[\d.]+(?:e[+-]\d+)?|NaN|\+Inf)$/iu;
  const other = /^(?:# (?:HELP|TYPE) [a-z_\d]+ .+)?$/iu;
  expect(lines.filter((line) => !sample.test(line) && !other.test(line))).toEqual([]);
  const ours = lines.filter((line) => line.startsWith('sitrep_')).join('\n');
  expect(ours).not.toMatch(/checkout|search|drill|frobnicate|dana|\b[CUT]0|inc-/iu);
  expect(ours.split('\n').length).toBeLessThan(500);
});
