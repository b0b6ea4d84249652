import type { Standing } from '../as-it-stands.ts';
import { commanderOf } from '../incident.ts';
import { roles } from '../role.ts';
import { storyOf } from '../story.ts';
import { actionsOf, authorOf, impactsOf, linksOf, promisesOf } from './parts.ts';
import type { Opened } from './record.ts';
import { type Exported, type ExportedEntry, schemaName } from './shape.ts';
import { timesOf } from './times.ts';

/** All but the entries, of which there may be thousands. */
export function headOf(record: Opened, now: Date): Omit<Exported, 'entries'> {
  const { incident, nameOf } = record;
  const {
    id,
    teamId,
    title,
    severity,
    status,
    mode,
    isPrivate,
    pageTitle,
    declaredBy,
    channel,
    channelName,
    channelLoss,
  } = incident;
  const { by, due, words } = incident.next;
  const held = { ...incident.roles, commander: commanderOf(incident) };
  const person = (who: string) => ({ id: who, name: nameOf(who) });
  return {
    schema: schemaName,
    exportedAt: now.toISOString(),
    incident: {
      id,
      team: teamId,
      title,
      severity,
      status,
      mode,
      private: isPrivate,
      pageTitle,
      declaredBy: person(declaredBy),
      roles: roles.flatMap((role) => (held[role] ? [{ role, ...person(held[role]) }] : [])),
      channel: channel === null ? null : { id: channel, name: channelName, loss: channelLoss },
      nextUpdate: { by, due: due?.toISOString() ?? null, words },
      version: incident.version,
    },
    times: timesOf(incident),
    impacts: impactsOf(record),
    promises: promisesOf(record),
    actions: actionsOf(record),
    links: linksOf(record),
  };
}

/** An entry as it was written first, and how it stands now. */
export function entryOf(standing: Standing, { replacedIn }: Opened): ExportedEntry {
  const { first, entry, amendedIn, retractedIn } = standing;
  const { seq, kind, text, mentions, detail } = first;
  const line = {
    seq,
    kind,
    at: first.at.toISOString(),
    recordedAt: first.recordedAt.toISOString(),
    by: authorOf(first),
    text,
    mentions,
    detail,
    story: storyOf(first),
    now: {
      at: entry.at.toISOString(),
      told: entry.detail.told ?? null,
      text: entry.text,
      amendedIn: amendedIn.map((amendment) => amendment.seq),
      retractedIn: retractedIn?.seq ?? null,
      replacedIn: replacedIn.get(seq) ?? null,
    },
  };
  // A kind and its detail belong together in the entry; the compiler loses sight of that when they are taken apart.
  return line as ExportedEntry;
}
