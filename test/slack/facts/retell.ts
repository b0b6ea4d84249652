import { expect } from '@jest/globals';
import type { Exported } from '../../../src/domain/export/shape.ts';
import { shape } from '../../domain/export/schema.ts';
import { settled } from '../../e2e/settled.ts';
import { openTalk, plainly, type Talk } from '../talk.ts';

/** What somebody does at a moment: a line typed after `/incident`, or a gesture. */
export type Step = readonly [at: string, what: string | ((room: Room) => Promise<unknown>)];

export interface Room {
  readonly talk: Talk;
  readonly id: number;
  readonly channel: string;
  readonly who: string;
}

interface Told {
  readonly talk: Talk;
  /** What `timeline` answers, without Slack's escapes. */
  readonly timeline: string;
  readonly exported: Exported;
  /** The postmortem as it would be drafted now. */
  readonly draft: string;
}

/** Lives an incident as it was, or writes it down afterwards; the first step declares it. */
export async function retell(who: string, [[start, title], ...steps]: readonly [Step, ...Step[]]): Promise<Told> {
  const talk = await openTalk(undefined, new Date(start));
  const answer = await talk.type(`/incident declare ${title}`, { as: who });
  const id = Number(/#(\d+)/u.exec(answer)?.[1]);
  const channel = await talk.slack.until(async () =>
    (await talk.slack.channels()).find(({ name }) => name.startsWith(`inc-${id}`)),
  );
  const room = { talk, id, channel: channel.name, who };
  // What Sitrep itself writes down has its number then: people name entries by theirs.
  await settled(talk.house);
  for (const [at, what] of steps) {
    talk.setClock(at);
    if (typeof what !== 'string') await what(room);
    else expect(await talk.type(`/incident ${what}`, { in: room.channel, as: who })).toMatch(/^✅/u);
    // It drafts what is over, which is an entry too.
    if (String(what).startsWith('resolve')) await settled(talk.house);
  }
  return { talk, timeline: await timelineOf(room), exported: await exportOf(room), draft: await draftOf(room) };
}

async function timelineOf({ talk, channel, who }: Room): Promise<string> {
  const { text } = await talk.hear('/incident timeline', { in: channel, as: who });
  return plainly(String(text));
}

async function exportOf({ talk, id, channel, who }: Room): Promise<Exported> {
  await talk.type('/incident export json', { in: channel, as: who });
  const file = await talk.slack.until(async () =>
    (await talk.slack.files()).find(({ name }) => name === `incident-${id}.json`),
  );
  const exported = JSON.parse(file.content.toString());
  expect(shape.parse(exported)).toEqual(exported);
  return exported;
}

/** All its pages: the first is the answer, the others follow it. */
/** All its pages: the first is the answer, the others follow it. */
async function draftOf({ talk, channel, who }: Room): Promise<string> {
  const reply = await talk.hear('/incident postmortem', { in: channel, as: who });
  const text = await talk.slack.until(() => {
    const more = reply.later().map(({ text: page }) => String(page).replace(/^\(continued from \d+\)\n/u, ''));
    const all = [String(reply.text), ...more].join('\n');
    return / in the record\.\s*$/u.test(all) ? all : undefined;
  });
  return plainly(text);
}

/** What stands under a heading of the draft, without the questions. */
export function sectionIn(draft: string, title: string): string {
  const [, rest = ''] = draft.split(`\n## ${title}\n`);
  return (rest.split(/\n## /u)[0] ?? '').replace(/^_.*_$/gmu, '').trim();
}

/** The questions that stand under a heading of the draft. */
export function questionsIn(draft: string, title: string): string[] {
  const [, rest = ''] = draft.split(`\n## ${title}\n`);
  return (rest.split(/\n## /u)[0] ?? '').match(/^_.*\?.*_$/gmu) ?? [];
}

/** A message that somebody writes in the channel and puts on the timeline with 📌. */
export const pinned =
  (text: string) =>
  async ({ talk, channel, who }: Room): Promise<void> => {
    await talk.person(who).join(channel);
    const noted = () => talk.slack.ephemerals(who).filter((said) => said.text.includes('noted as entry')).length;
    const before = noted();
    const { ts } = await talk.person(who).post(channel, text);
    await talk.person(who).react(channel, ts, 'pushpin');
    await talk.slack.until(() => noted() > before || undefined);
  };

/** A form, opened by its verb alone. */
export const filled =
  (verb: string, values: Record<string, string>) =>
  async ({ talk, channel, who }: Room): Promise<void> => {
    const before = talk.slack.views(who).length;
    expect((await talk.hear(`/incident ${verb}`, { in: channel, as: who })).text ?? '').toBe('');
    const form = await talk.slack.until(() => talk.slack.views(who)[before]);
    await talk.person(who).submit(form, values);
    expect(JSON.stringify(talk.slack.views(who).at(-1)?.view)).toContain('✅ ');
  };

/** The impact that stands of a component in a region. */
export const impactOn = ({ impacts }: Exported, component: string, region: string | null = null) =>
  impacts.find((one) => one.component === component && one.region === region && one.replacedIn === null);

/** The entry of these words. */
export const entryOf = ({ entries }: Exported, words: string) => entries.find(({ now }) => now.text.includes(words));

/** Minutes between two instants. */
export const minutes = (from: string | null | undefined, to: string | null | undefined): number =>
  (Date.parse(to ?? '') - Date.parse(from ?? '')) / 60_000;
