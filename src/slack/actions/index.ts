import { noIncident } from '../../desk/no-incident.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import { alreadyResolved } from '../../domain/refusals.ts';
import { actionForm } from './action.ts';
import { addMessageForm } from './add-message.ts';
import { amendForm } from './amend.ts';
import { declareForm, declareOpening } from './declare.ts';
import type { ButtonDeed, FormDeed, VerbForm } from './deed.ts';
import { done } from './done.ts';
import { accept, claim, decline } from './handoff.ts';
import { impactForm } from './impact.ts';
import { newDate, newDateForm } from './new-date.ts';
import { nextForm } from './next.ts';
import { noChange } from './no-change.ts';
import { noteForm } from './note.ts';
import { postmortemForm } from './postmortem.ts';
import { propose } from './propose.ts';
import { resolveForm } from './resolve.ts';
import { leadForm, roleForm } from './role.ts';
import { severityForm } from './severity.ts';
import { snooze, whyForm } from './snooze.ts';
import { titleForm } from './title.ts';
import { newer, older } from './turn-page.ts';
import { updateForm } from './update.ts';

/** The verbs that have a form; `declare` has one as well, but no incident yet. */
export const verbForms: readonly VerbForm[] = [
  updateForm,
  noteForm,
  amendForm,
  severityForm,
  roleForm,
  leadForm,
  actionForm,
  impactForm,
  nextForm,
  titleForm,
  resolveForm,
  postmortemForm,
];

/** What an open incident alone may have. */
const needsOpen = new Set(['update', 'severity', 'resolve', 'next']);

export const canHave = ({ verb }: VerbForm, incident: Incident): boolean => isOpen(incident) || !needsOpen.has(verb);

/** The button that opens a verb's form. */
const opener = (form: VerbForm, does: string): ButtonDeed => ({
  does,
  async run({ about }, house) {
    const { incident: id } = about;
    const incident = await house.desk.records.find({ id });
    if (!incident) return { reply: noIncident({ id }) };
    if (!canHave(form, incident)) return { reply: alreadyResolved(incident).refusal };
    return { opens: await form.opening(incident, house, '', about) };
  },
});

const declare: ButtonDeed = { does: 'declare', run: async () => ({ opens: declareOpening() }) };

/** Every button, by the `does` of its view. */
export const buttons: readonly ButtonDeed[] = [
  declare,
  opener(updateForm, 'post_update'),
  opener(nextForm, 'change_next'),
  ...verbForms.map((form) => opener(form, form.verb)),
  claim,
  accept,
  decline,
  noChange,
  snooze,
  done,
  newDate,
  propose,
  older,
  newer,
];

/** Every form that can be submitted. */
export const forms: readonly FormDeed[] = [declareForm, addMessageForm, ...verbForms, whyForm, newDateForm];
