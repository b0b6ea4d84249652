import type { HomeView, KnownBlock } from '@slack/types';
import type { FirstOf, Glance, Owed } from '../../desk/ports.ts';
import { showImpactTime } from '../../domain/impacts/time.ts';
import { nobodyKnows } from '../../domain/impacts/window.ts';
import { commanderOf } from '../../domain/incident.ts';
import { tookWords } from '../../domain/took.ts';
import { type Button, buttonRow } from './buttons.ts';
import { marked, nextUpdate, readersTime } from './card.ts';
import { context, section } from './message.ts';
import { cut, escapeText, oneLine } from './mrkdwn.ts';
import { owedName, whenDue } from './owed.ts';
import { line } from './reply.ts';

/** As many of each as are shown. Slack: 100 blocks in a Home; what somebody owes takes two, with its buttons. */
export const homeHolds = { open: 25, owed: 20, resolved: 5 } as const;

/** What a Home shows to one person. */
export interface HomeFacts {
  /** Newest first. */
  readonly open: FirstOf<Glance>;
  readonly owed: FirstOf<Owed>;
  readonly resolved: readonly Glance[];
  /** The names of those who lead, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
  /** What came of their last click, as Slack is to show it; empty without one. */
  readonly said: string;
}

/** Where all incidents stand, and what whoever reads it owes. */
export const home = ({ open, owed, resolved, names, now, said }: HomeFacts): HomeView => ({
  type: 'home',
  blocks: [
    header('Incidents'),
    buttonRow([{ does: 'declare', label: 'Declare incident', about: { incident: 0 }, primary: true }]),
    ...(said === '' ? [] : [section(cut(said, 2900, 'the whole text is in the channel'))]),
    header(`Open${counted(open)}`),
    ...listed(
      open,
      (incident) => [section(openLine(incident, names))],
      'All quiet: nothing is open.',
      (more) => `and ${more} more: ${line('/incident list')} has them all.`,
    ),
    { type: 'divider' },
    header(`Yours${counted(owed)}`),
    ...listed(
      owed,
      (one) => owedBlocks(one, now),
      'No open action is yours, and no open promise.',
      (more) => `and ${more} more, which are due later.`,
    ),
    { type: 'divider' },
    header('Recently resolved'),
    ...(resolved.length === 0
      ? [section('None so far.')]
      : resolved.map((incident) => section(resolvedLine(incident)))),
    context(`As of ${readersTime(now)}. It is painted anew whenever you open it.`),
  ],
});

function listed<T>(
  { total, first }: FirstOf<T>,
  blocksOf: (one: T) => readonly KnownBlock[],
  none: string,
  andMore: (more: number) => string,
): KnownBlock[] {
  if (total === 0) return [section(none)];
  const rest = total > first.length ? [context(andMore(total - first.length))] : [];
  return [...first.flatMap(blocksOf), ...rest];
}

function openLine(incident: Glance, names: ReadonlyMap<string, string>): string {
  const lead = commanderOf(incident);
  const facts = [
    incident.status,
    `since ${sinceWords(incident)}`,
    `lead ${short(names.get(lead) ?? lead, 80)}`,
    `next update ${nextUpdate(incident, readersTime)}`,
    ...placeOf(incident),
  ];
  return `${nameOf(incident)}\n${facts.join(' · ')}`;
}

function resolvedLine(incident: Glance): string {
  const { resolvedAt, resolvedTold } = incident;
  if (resolvedAt === null) return nameOf(incident);
  const ended = resolvedTold ? showImpactTime({ at: resolvedAt, ...resolvedTold }) : readersTime(resolvedAt);
  const facts = [`resolved ${ended}, after ${tookWords(incident)}`, ...placeOf(incident)];
  return `${nameOf(incident)}\n${facts.join(' · ')}`;
}

/** What somebody told is shown as it was told: a day is that day, wherever it is read. */
function sinceWords({ mode, declaredAt, declaredTold }: Glance): string {
  if (declaredTold) return showImpactTime({ at: declaredAt, ...declaredTold });
  return mode === 'retro' ? nobodyKnows : readersTime(declaredAt);
}

const nameOf = (incident: Glance): string => {
  const { id, severity, title } = incident;
  return `*${marked(incident)}${severity.toUpperCase()} · #${id}* ${short(title, 150, 'whole in the timeline')}`;
};

const placeOf = ({ channel }: Glance): string[] => (channel === null ? [] : [`<#${channel}>`]);

function owedBlocks(owed: Owed, now: Date): KnownBlock[] {
  const { incident, words } = owed;
  const text = `*${owedName(owed)}* ${short(incident.title, 150, 'whole in the timeline')}, ${whenDue(owed, now)}`;
  return [section(`${text}\n> ${short(words, 300, 'whole in the timeline')}`), buttonRow(waysOut(owed))];
}

/** The next update is kept by an update, and its clock is set by its own form. */
function waysOut({ incident: { id: incident }, what, number, kind, due }: Owed): Button[] {
  const about = { incident, what, number };
  if (kind !== 'update') {
    return [
      { does: 'done', label: 'Done', about, primary: true },
      { does: 'new_date', label: 'New date', about },
    ];
  }
  if (due === null) {
    return [
      { does: 'post_update', label: 'Post update', about, primary: true },
      { does: 'done', label: 'Done', about },
    ];
  }
  return [
    { does: 'post_update', label: 'Post update', about: { incident }, primary: true },
    { does: 'change_next', label: 'New time', about: { incident } },
  ];
}

const header = (text: string): KnownBlock => ({ type: 'header', text: { type: 'plain_text', text, emoji: true } });
const counted = ({ total }: FirstOf<unknown>): string => (total === 0 ? '' : `: ${total}`);
const short = (text: string, most: number, where?: string): string => cut(escapeText(oneLine(text)), most, where);
