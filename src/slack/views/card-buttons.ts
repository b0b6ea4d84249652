import { type Incident, isOpen } from '../../domain/incident.ts';
import { unpublishable } from '../../domain/publish.ts';
import type { Button } from './buttons.ts';

/** What the card of an incident's channel offers: what fits its state, and nothing that leads nowhere once it is over. */
export function cardButtons(incident: Incident): Button[] {
  if (incident.deletedAt) return [];
  const about = { incident: incident.id };
  const always: Button[] = [
    { does: 'amend', label: 'Put an entry right', about, inMenu: true },
    { does: 'retract', label: 'Take an entry back', about, inMenu: true },
    { does: 'promise', label: 'Promise to customers', about, inMenu: true },
    { does: 'link', label: 'Link an incident', about, inMenu: true },
  ];
  if (!isOpen(incident)) {
    return [
      { does: 'postmortem', label: 'Add to the postmortem', about, primary: true },
      { does: 'postmortem edit', label: 'Edit a section', about },
      ...(unpublishable(incident) ? [] : [publish(incident)]),
      { does: 'note', label: 'Note', about },
      { does: 'impact', label: 'Impact', about },
      { does: 'action', label: 'Action', about },
      { does: 'reopen', label: 'Reopen', about },
      ...always,
      { does: 'redraft', label: 'Draft the postmortem anew', about, inMenu: true },
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
    ...always,
    { does: 'title', label: 'Title', about, inMenu: true },
  ];
}

const publish = ({ id, published }: Incident): Button => ({
  does: 'publish',
  label: published > 0 ? 'Publish again' : 'Publish',
  about: { incident: id },
});

/** What the announcement's card offers to those who only read. */
export const announcementButtons = (incident: Incident): Button[] =>
  isOpen(incident) ? [{ does: 'subscribe', label: 'Send me the news', about: { incident: incident.id } }] : [];
