import { changePaper, paperBefore } from '../../desk/papers.ts';
import { editPaper as edit } from '../../domain/edit-paper.ts';
import type { SectionKey } from '../../domain/postmortem/section-key.ts';
import { sectionNames, splitSection } from '../../domain/postmortem/section-names.ts';
import type { Said } from '../../domain/said.ts';
import { isKind } from '../../domain/timeline.ts';
import type { Button } from '../views/buttons.ts';
import { quoted } from '../views/reply.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { echo, no, saidBack } from './said-back.ts';

export const editPaper: Command = {
  verb: 'postmortem edit',
  takes: '<section>: <text>',
  does: 'writes a section of the postmortem; it stays as written, whatever is recorded later',
  async run(order, house) {
    const wanted = splitSection(order.rest);
    if (!wanted) {
      const { id } = (await house.desk.records.find(order.where)) ?? {};
      const line = id === undefined ? '/incident postmortem edit' : `/incident #${id} postmortem edit`;
      return no(
        'usage',
        `Say which section first: ${Object.values(sectionNames).join(', ')}; not ${quoted(order.rest.text)}.`,
        `${line} cause: <text>`,
      );
    }
    return writeSection(order, { section: wanted.section, said: wanted.rest }, house);
  },
};

interface Wanted {
  readonly section: SectionKey;
  readonly said: Said;
  /** The newest entry that they had before them, where that was not the newest of all. */
  readonly seen?: number | undefined;
}

/** Also what its form does. */
export async function writeSection(
  { where, by, key }: Pick<Order, 'where' | 'by' | 'key'>,
  { section, said, seen }: Wanted,
  { desk, papers }: House,
): Promise<Reply> {
  const id = await desk.records.idOf(where);
  // Somebody may have written into its file.
  if (id !== undefined) await papers.takeOver(id);
  const outcome = await changePaper(
    where,
    (paper, incident, now) => {
      const had = seen ?? paper.upTo;
      return edit(incident, paper, paperBefore(paper, had), { section, said, seen: had, by }, now);
    },
    desk,
    key,
  );
  return saidBack(
    outcome,
    ({ incident, entry }) => {
      const name = isKind(entry, 'paper_edited') ? sectionNames[entry.detail.section] : '';
      return [
        `#${incident.id} ${name} of the postmortem is written, as entry ${entry.seq}: “${echo(entry.text)}”`,
        'It stays so; what is recorded later is put beside it.',
      ];
    },
    ({ incident: { id } }): Button[] => [
      { does: 'postmortem edit', label: 'Edit a section', about: { incident: id } },
      { does: 'redraft', label: 'Draft it anew', about: { incident: id } },
    ],
  );
}
