import type { Change } from '../../domain/change.ts';
import { isKind } from '../../domain/timeline.ts';
import { echo } from '../commands/said-back.ts';

/** What whoever put a message on the timeline hears. */
export function noted({ incident, entry }: Change): string[] {
  const files = isKind(entry, 'note') ? (entry.detail.source?.files ?? []).map(({ name }) => name) : [];
  return [`#${incident.id} noted as entry ${entry.seq}: “${echo(entry.text || files.join(', '))}”`];
}
