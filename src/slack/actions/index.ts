import { noIncident } from '../../desk/no-incident.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { alreadyResolved, notResolved } from '../../domain/refusals.ts';
import type { House } from '../commands/command.ts';
import { permitted } from '../permitted.ts';
import { actionForm } from './action.ts';
import { addMessageForm } from './add-message.ts';
import { amendForm } from './amend.ts';
import { declareForm, declareOpening } from './declare.ts';
import type { ButtonDeed, FormDeed, VerbForm } from './deed.ts';
import { done } from './done.ts';
import { editPaperForm } from './edit-paper.ts';
import { accept, claim, decline } from './handoff.ts';
import { impactForm } from './impact.ts';
import { linkForm } from './link.ts';
import { messageActionForm } from './message-action.ts';
import { newDate, newDateForm } from './new-date.ts';
import { nextForm } from './next.ts';
import { noChange } from './no-change.ts';
import { noteForm } from './note.ts';
import { pageForm } from './page.ts';
import { postmortemForm } from './postmortem.ts';
import { promiseForm } from './promise.ts';
import { propose } from './propose.ts';
import { publishForm } from './publish.ts';
import { redraftDeed } from './redraft.ts';
import { reopenForm } from './reopen.ts';
import { resolveForm } from './resolve.ts';
import { retractForm } from './retract.ts';
import { leadForm, roleForm } from './role.ts';
import { severityForm } from './severity.ts';
import { snooze, whyForm } from './snooze.ts';
import { subscribeDeed } from './subscribe.ts';
import { titleForm } from './title.ts';
import { newer, older } from './turn-page.ts';
import { updateForm } from './update.ts';

/** The verbs that have a form; `declare` has one as well, but no incident yet. */
export const verbForms: readonly VerbForm[] = [
  updateForm,
  noteForm,
  amendForm,
  retractForm,
  severityForm,
  roleForm,
  leadForm,
  actionForm,
  promiseForm,
  impactForm,
  nextForm,
  titleForm,
  linkForm,
  resolveForm,
  reopenForm,
  postmortemForm,
  editPaperForm,
  publishForm,
];

/** What an open incident alone may have. */
const needsOpen = new Set(['update', 'severity', 'resolve', 'next']);

/** Why somebody cannot have a form, before they fill it in; submitting it asks once more. Undefined where they can. */
export async function whyNot(
  { verb, guards, refuses }: VerbForm,
  incident: Incident,
  person: string,
  house: House,
): Promise<Refusal | undefined> {
  if (!isOpen(incident) && needsOpen.has(verb)) return alreadyResolved(incident).refusal;
  if (isOpen(incident) && verb === 'reopen') return notResolved(incident).refusal;
  const refusal = refuses?.(incident);
  if (refusal) return refusal;
  return guards && (await permitted(guards, incident, person, house))(incident)?.refusal;
}

/** The button that opens a verb's form. */
const opener = (form: VerbForm, does: string): ButtonDeed => ({
  does,
  async run({ about, by, zone }, house) {
    const { incident: id } = about;
    const incident = await house.desk.records.find({ id });
    if (!incident) return { reply: noIncident({ id }) };
    const reply = await whyNot(form, incident, by.id, house);
    return reply ? { reply } : { opens: await form.opening(incident, house, { words: '', zone, about }) };
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
  redraftDeed,
  subscribeDeed,
  older,
  newer,
];

/** Every form that can be submitted. */
export const forms: readonly FormDeed[] = [
  declareForm,
  addMessageForm,
  messageActionForm,
  ...verbForms,
  pageForm,
  whyForm,
  newDateForm,
];
