import { changeSeverity } from '../../domain/change-severity.ts';
import { isNoSeverity, readSeverity, type Severity, spacedSeverity } from '../../domain/severity.ts';
import { nextHint, saidBack } from '../commands/said-back.ts';
import { permitted } from '../permitted.ts';
import { readForm } from '../read-form.ts';
import { choice, form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';

/** How bad each is, in words that hold in any house. */
export const severityChoices: ReadonlyArray<readonly [Severity, string]> = [
  ['sev1', 'sev1: critical, most customers'],
  ['sev2', 'sev2: major, many customers'],
  ['sev3', 'sev3: minor, some customers'],
  ['sev4', 'sev4: hardly anybody notices'],
];

export const severityForm: VerbForm = {
  verb: 'severity',
  does: 'severity_form',
  field: 'severity',
  guards: 'severity',

  lacks: (_, __, { words }) => words === '' || isWhyAlone(words),

  async opening({ id, severity }, _, { words }) {
    return {
      form: form({
        does: severityForm.does,
        title: `Severity of #${id}`,
        submit: 'Change it',
        about: { incident: id },
        blocks: [
          choice('severity', 'How bad it is', severityChoices, severity),
          textField('why', 'Why', { initial: words, optional: true }),
        ],
      }),
      instead: `/incident #${id} severity sev2 <why>`,
    };
  },

  async submit({ by, about: { incident: id }, key, value }, house) {
    const { desk, cadences } = house;
    const to = readSeverity(value('severity')) ?? 'sev3';
    const why = await readForm(value('why'), desk.records);
    const refusal = await permitted('severity', { id }, by.id, house);
    const outcome = await desk.change(
      { id },
      (incident, now) => refusal(incident) ?? changeSeverity(incident, to, why, by, cadences, now),
      key,
    );
    return saidBack(outcome, ({ incident }) => [`#${id} is ${to} now`, nextHint(incident.next, desk.clock)]);
  },
};

/** Some words, and nothing among them that was meant as the severity. */
function isWhyAlone(words: string): boolean {
  const all = words.split(/\s+/u);
  const [first = ''] = all;
  if (spacedSeverity(words) > 0) return false;
  const isLevel = (word: string) => readSeverity(word) !== undefined || isNoSeverity(word);
  return all.length > 1 && !/^\d$/u.test(first) && !isLevel(first) && !isLevel(all.at(-1) ?? '');
}
