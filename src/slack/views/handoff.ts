import type { Incident } from '../../domain/incident.ts';
import type { Entry, EntryOf } from '../../domain/timeline.ts';
import { briefing } from './briefing.ts';
import { withButtons } from './buttons.ts';
import type { Message } from './message.ts';

/** To whoever was given a role by somebody else: what they need to know, and a way to say no. */
export function handoff(incident: Incident, entry: EntryOf<'role'>, timeline: readonly Entry[]): Message {
  const { role, from } = entry.detail;
  const where = incident.channel ? ` in <#${incident.channel}>` : '';
  const was = from ? ` (it was <@${from}>)` : '';
  const head = `🧭 <@${entry.by}> gives you *${role}* of #${incident.id}${where}${was}.`;
  const about = { incident: incident.id, role, ...(from ? { from } : {}) };
  return withButtons(`${head}\n${briefing(incident, timeline, entry.recordedAt)}`, [
    { does: 'accept', label: 'I have it', about, primary: true },
    { does: 'decline', label: 'I cannot', about },
  ]);
}
