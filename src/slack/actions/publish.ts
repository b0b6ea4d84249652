import { paperAt } from '../../desk/papers.ts';
import { isOpen } from '../../domain/incident.ts';
import { whyNotOnPage } from '../../domain/page/on-page.ts';
import { checklist } from '../../domain/postmortem/checklist.ts';
import { publicMarkdown } from '../../domain/postmortem/public.ts';
import { unpublishable } from '../../domain/publish.ts';
import { isRefusal } from '../commands/command.ts';
import { published } from '../commands/publish.ts';
import { checklistBlocks } from '../views/checklist.ts';
import { form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';
import { pageOpening } from './page.ts';
import { readAt } from './read-at.ts';

/** While it is open, what the status page would have of it; when it is over, what the checklist found, and what goes out. */
export const publishForm: VerbForm = {
  verb: 'publish',
  does: 'publish_form',
  field: 'at',
  guards: 'publish',
  refuses: (incident) => (isOpen(incident) ? whyNotOnPage(incident) : unpublishable(incident))?.refusal,

  async opening(incident, house) {
    if (isOpen(incident)) return pageOpening(incident, house);
    const { id } = incident;
    const { desk, papers } = house;
    await papers.takeOver(id);
    const paper = await paperAt({ id }, desk);
    const findings = paper ? checklist(paper) : [];
    const isUnchecked = findings.length > 0;
    return {
      form: form({
        does: publishForm.does,
        title: `Publish #${id}`,
        submit: isUnchecked ? 'Publish all the same' : 'Publish',
        about: { incident: id, ...(isUnchecked ? { anyway: true } : {}) },
        blocks: [
          ...checklistBlocks(findings, paper ? publicMarkdown(paper) : ''),
          textField('at', 'When it went out', {
            optional: true,
            hint: 'Where that was earlier, and elsewhere: Jul 18 17:14 UTC · 20m ago',
          }),
        ],
      }),
      instead: `/incident #${id} publish ${isUnchecked ? 'anyway' : 'now'}`,
    };
  },

  async submit({ by, zone, about: { incident: id, anyway = false }, key, value }, house) {
    const when = readAt(value('at'), zone, house.desk.clock());
    if ('wrong' in when) return { errors: { at: when.wrong } };
    const reply = await published({ where: { id }, by, key, zone }, { at: when.time, anyway }, house);
    // It came up while they looked at a form in which nothing was open.
    const isNew = isRefusal(reply) && reply.code === 'unchecked';
    return isNew ? { errors: { at: `${reply.sentence} Close this, and open it again.` } } : reply;
  },
};
