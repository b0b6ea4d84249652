import { near } from '../../domain/impacts/around.ts';
import { readPromises } from '../../domain/promises/reading/read.ts';
import { resolve } from '../../domain/resolve.ts';
import { sayWhen } from '../../domain/told.ts';
import { pageHints } from '../commands/page-hints.ts';
import { promiseHints } from '../commands/promise-hints.ts';
import { saidBack } from '../commands/said-back.ts';
import { permitted } from '../permitted.ts';
import { readForm } from '../read-form.ts';
import { form, textField } from '../views/forms.ts';
import { stillHit } from '../views/impact.ts';
import { lasted } from '../views/lasted.ts';
import { leadZone } from '../who.ts';
import type { VerbForm } from './deed.ts';
import { pageFields, putToo, wishIn } from './on-page.ts';
import { readAt } from './read-at.ts';

export const resolveForm: VerbForm = {
  verb: 'resolve',
  does: 'resolve_form',
  field: 'text',
  guards: 'resolve',

  async opening(incident) {
    const { id } = incident;
    return {
      form: form({
        does: resolveForm.does,
        title: `Resolve #${id}`,
        submit: 'Resolve it',
        about: { incident: id },
        blocks: [
          textField('text', 'What fixed it, and how we know', { lines: 'many', optional: true }),
          textField('at', 'When it was over', {
            optional: true,
            hint: 'Where that was earlier: 13:10 · 20m ago · Mar 11',
          }),
          ...pageFields(incident),
        ],
      }),
      instead: `/incident #${id} resolve <text>`,
    };
  },

  async submit(sent, house) {
    const { by, zone, key, value } = sent;
    const { incident: id } = sent.about;
    const { desk, pageZone, archiveAfter } = house;
    const refusal = await permitted('resolve', { id }, by.id, house);
    const lead = await leadZone({ id }, house);
    const about = await desk.records.find({ id });
    const when = readAt(value('at'), zone, desk.clock(), about && near(about, desk.clock()));
    if ('wrong' in when) return { errors: { at: when.wrong } };
    const said = await readForm(value('text'), desk.records);
    const wish = await wishIn(sent, said.text, house);
    if ('errors' in wish) return wish;
    const outcome = await desk.change(
      { id },
      (incident, now) =>
        refusal(incident) ??
        resolve(incident, said, readPromises(said.text, zone, now), by, now, {
          ...{ leadZone: lead, archiveAfter, at: when.time, page: wish.page },
        }),
      key,
    );
    const put = outcome.ok ? await putToo(wish, sent, house) : [];
    return saidBack(outcome, ({ incident, entry }) => [
      `#${id} resolved${when.time ? ` ${sayWhen(when.time, [zone], desk.clock())},` : ''}${lasted(incident, entry)}`,
      'The postmortem draft goes to the channel.',
      ...stillHit(incident),
      ...promiseHints(entry, readPromises(entry.text, zone, entry.recordedAt), [zone, pageZone]),
      ...(put.length > 0 ? put : pageHints(incident, entry)),
    ]);
  },
};
