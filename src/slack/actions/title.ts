import type { Desk } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { retitle } from '../../domain/retitle.ts';
import { plain } from '../../domain/said.ts';
import { isKind } from '../../domain/timeline.ts';
import { echo, saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { form, isUntouched, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';

export const titleForm: VerbForm = {
  verb: 'title',
  does: 'title_form',
  field: 'title',

  async opening({ id, title, version }) {
    const instead = `/incident #${id} title <title>`;
    return {
      form: form({
        does: titleForm.does,
        title: `Title of #${id}`,
        submit: 'Change it',
        about: { incident: id, version },
        blocks: [textField('title', 'What is wrong', { initial: title, instead })],
      }),
      instead,
    };
  },

  async submit({ by, about: { incident: id, version }, key, value }, { desk }) {
    const current = await desk.records.find({ id });
    const shown = current && (await titleThen(current, version, desk));
    const isLeft = shown !== undefined && isUntouched(value('title'), shown);
    const said = isLeft ? plain(current?.title ?? '') : await readForm(value('title'), desk.records);
    const outcome = await desk.change({ id }, (incident, now) => retitle(incident, said, by, now), key);
    return saidBack(outcome, ({ incident }) => [`#${id} is titled “${echo(incident.title)}” now`]);
  },
};

/** The title when the form was opened. */
async function titleThen({ id, title, version: newest }: Incident, version = newest, { records }: Desk) {
  const since = await records.entriesAfter(id, version, newest - version);
  const first = since.find((entry) => isKind(entry, 'title'));
  return first && isKind(first, 'title') ? first.detail.from : title;
}
