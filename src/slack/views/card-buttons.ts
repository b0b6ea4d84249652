import { type Incident, isOpen } from '../../domain/incident.ts';
import type { Button } from './buttons.ts';

/** What the card of an incident's channel offers: what fits its state, and nothing that leads nowhere once it is over. */
export function cardButtons(incident: Incident): Button[] {
  const about = { incident: incident.id };
  if (!isOpen(incident)) {
    return [
      { does: 'postmortem', label: 'Add to the postmortem', about, primary: true },
      { does: 'action', label: 'Action', about },
    ];
  }
  return [
    { does: 'post_update', label: 'Post update', about, primary: true },
    { does: 'note', label: 'Note', about },
    { does: 'impact', label: 'Impact', about },
    { does: 'severity', label: 'Severity', about },
    { does: 'claim', label: 'I lead', about },
    { does: 'role', label: 'Roles', about },
    { does: 'action', label: 'Action', about },
    { does: 'resolve', label: 'Resolve', about },
  ];
}
