import { paperAt } from '../../desk/papers.ts';
import type { Desk } from '../../desk/ports.ts';
import { asItWas } from '../../domain/postmortem/as-it-was.ts';
import { paperOf, sectionIn } from '../../domain/postmortem/paper.ts';
import { sectionMarkdown } from '../../domain/postmortem/paper-markdown.ts';
import type { SectionKey } from '../../domain/postmortem/section-key.ts';
import { sectionNames, splitSection } from '../../domain/postmortem/section-names.ts';
import { plain } from '../../domain/said.ts';
import type { House } from '../commands/command.ts';
import { writeSection } from '../commands/edit-paper.ts';
import { readForm } from '../read-form.ts';
import type { About } from '../views/buttons.ts';
import { choice, form, isUntouched, type Opening, textField } from '../views/forms.ts';
import { inOne, inPieces } from '../views/long-text.ts';
import { context } from '../views/message.ts';
import type { VerbForm } from './deed.ts';

/** A section of the postmortem: first which, unless that was said; then its text as it stands. */
export const editPaperForm: VerbForm = {
  verb: 'postmortem edit',
  does: 'edit_paper_form',
  field: 'text',
  lacks: (_, __, { words }) => words === '' || splitSection(plain(words))?.rest.text === '',

  async opening({ id }, house, { words, about = {} }) {
    const section = splitSection(plain(words))?.section ?? about.section;
    return section === undefined ? whichOne(id) : textOf(id, section, house);
  },

  async submit({ by, about, key, value }, house) {
    const { incident: id, section, version: seen } = about;
    if (section === undefined) {
      const [chosen] = splitSection(plain(value('section'))) ? [value('section') as SectionKey] : [];
      if (chosen === undefined) return { errors: { section: 'Choose one of them.' } };
      return { next: await textOf(id, chosen, house) };
    }
    const text = inOne(
      (await shownIn({ ...about, section }, house.desk)).map((piece, index) => {
        const held = index < mostFields ? value(fieldName(index)) : piece.text;
        return isUntouched(held, piece.text) ? piece : { ...piece, text: held };
      }),
    );
    const said = await readForm(text, house.desk.records);
    return writeSection({ where: { id }, by, key }, { section, said, seen }, house);
  },
};

/** Slack: 250 kB in a form; a character may need six of them. */
const mostFields = 18;

const fieldName = (index: number): string => (index === 0 ? 'text' : `text ${index + 1}`);

const whichOne = (id: number): Opening => ({
  form: form({
    does: editPaperForm.does,
    title: `Postmortem of #${id}`,
    submit: 'Next',
    about: { incident: id },
    blocks: [choice('section', 'Section', Object.entries(sectionNames), 'cause')],
  }),
  instead: `/incident #${id} postmortem edit cause: <text>`,
});

async function textOf(id: number, section: SectionKey, { desk, papers }: House): Promise<Opening> {
  await papers.takeOver(id);
  const paper = await paperAt({ id }, desk);
  const about = { incident: id, section, version: paper?.upTo ?? 0, opened: paper?.now.getTime() ?? 0 };
  const pieces = await shownIn(about, desk);
  const fields = pieces.slice(0, mostFields).map(({ text }, index) =>
    textField(fieldName(index), index === 0 ? sectionNames[section] : `… ${index + 1}`, {
      initial: text,
      lines: 'many',
      optional: true,
    }),
  );
  const rest = pieces.length > mostFields ? ' The rest of it stays as it is.' : '';
  return {
    form: form({
      does: editPaperForm.does,
      title: sectionNames[section],
      submit: 'Write it',
      about,
      blocks: [
        ...fields,
        context(`In Markdown. It stays as you write it; what is recorded later is put beside it.${rest}`),
      ],
    }),
    instead: `/incident #${id} postmortem edit ${section}: <text>`,
  };
}

/** What the form began with: the section as it stood when it was opened. */
async function shownIn({ incident, section, version = 0, opened = 0 }: About & { section: SectionKey }, desk: Desk) {
  const paper = await paperAt({ id: incident }, desk);
  const then = paper && paperOf(asItWas(paper, version), new Date(opened));
  return inPieces(then ? sectionMarkdown(sectionIn(then, section)) : '');
}
