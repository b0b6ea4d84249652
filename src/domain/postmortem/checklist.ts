import { dataStates } from '../impacts/record.ts';
import { hit, typed } from '../impacts/words.ts';
import type { Finding } from './finding.ts';
import { insideSays, insideWords } from './inside-words.ts';
import { type Paper, type PaperSection, sectionIn } from './paper.ts';
import { bodyOf } from './paper-markdown.ts';
import { goesOut, publicSections } from './public.ts';

/** Everything that the record leaves open, and that nobody outside should read. */
export function checklist(paper: Paper): Finding[] {
  const ofImpact = [...aboutImpact(paper), ...aboutData(paper)];
  return [
    ...ofImpact,
    ...aboutPromises(paper),
    ...aboutActions(paper),
    ...paper.sections.filter(goesOut).flatMap((section) => aboutSection(unasked(section, ofImpact.length), paper)),
    ...aboutWords(paper),
  ];
}

/** The section of the impact asks of its own what has been found of it here. */
const unasked = (section: PaperSection, found: number): PaperSection =>
  section.key === 'impact' ? { ...section, questions: section.questions.slice(found) } : section;

function aboutImpact(paper: Paper): Finding[] {
  const { id, impacts } = paper.incident;
  const lasting = impacts.filter(({ degree, to }) => degree !== 'none' && to === null);
  const isWritten = sectionIn(paper, 'impact').edit !== null;
  const none = impacts.length === 0 && !isWritten;
  return [
    ...(none
      ? [
          {
            what: 'no_impact' as const,
            sentence: 'Nobody has recorded what was hit, from when to when.',
            cure: `/incident #${id} impact <component> <degree> from <time> to <time>`,
          },
        ]
      : []),
    ...lasting.map((impact) => ({
      what: 'still_hit' as const,
      sentence: `${hit(impact)} is still hit (${impact.degree}), as far as the record says: its impact has no end.`,
      // Its form begins with all that was said of it.
      cure: `/incident #${id} impact ${typed(impact)}`,
    })),
  ];
}

/** Customers ask it first. */
function aboutData(paper: Paper): Finding[] {
  const { id, impacts } = paper.incident;
  const [known] = impacts;
  const isSaid = impacts.some(({ data }) => data !== null && dataStates.includes(data));
  if (isSaid || publicSections(paper).some((section) => /\bdata\b/iu.test(bodyOf(section)))) return [];
  return [
    {
      what: 'no_data_word',
      sentence: 'Nobody has said whether data was lost, late or partial; where nothing happened to it, that.',
      cure: `/incident #${id} impact ${known ? typed(known) : '<component> <degree> data none'}`,
    },
  ];
}

const aboutPromises = ({ incident: { id, promises } }: Paper): Finding[] =>
  promises
    .filter(({ kind }) => kind !== 'postmortem')
    .map(({ number, words }) => ({
      what: 'open_promise',
      sentence: `Promise ${number} is open: “${short(words)}”.`,
      cure: `/incident #${id} promise done ${number}`,
    }));

const aboutActions = ({ incident: { id, actions } }: Paper): Finding[] =>
  actions.flatMap(({ number, text, owner, due }): Finding[] => [
    ...(owner === null
      ? [
          {
            what: 'no_owner' as const,
            sentence: `Action ${number} has no owner: “${short(text)}”.`,
            // An owner cannot be given afterwards: it is taken back, and said anew.
            cure: `/incident #${id} retract ${number} <why>`,
          },
        ]
      : []),
    ...(due === null
      ? [
          {
            what: 'no_date' as const,
            sentence: `Action ${number} has no date: “${short(text)}”.`,
            cure: `/incident #${id} action move ${number} <date>: <why>`,
          },
        ]
      : []),
  ]);

function aboutSection({ key, title, questions, news }: PaperSection, { incident: { id } }: Paper): Finding[] {
  const cure = `/incident #${id} postmortem edit ${key}`;
  if (news.length > 0) {
    const what = `${news.length} new ${news.length === 1 ? 'fact' : 'facts'}`;
    return [{ what: 'unseen_news', sentence: `${title} leaves out ${what} recorded since it was written.`, cure }];
  }
  if (questions.length === 0) return [];
  const many = questions.length === 1 ? 'a question that has' : `${questions.length} questions that have`;
  return [{ what: 'open_question', sentence: `${title} asks ${many} no answer yet.`, cure: `${cure}: <text>` }];
}

function aboutWords(paper: Paper): Finding[] {
  const { id, title } = paper.incident;
  const parts = [
    { where: 'The title', text: title, cure: `/incident #${id} title <text>` },
    ...publicSections(paper).map((section) => ({
      where: section.title,
      text: bodyOf(section),
      cure: `/incident #${id} postmortem edit ${section.key}`,
    })),
  ];
  return parts.flatMap(({ where, text, cure }) =>
    insideWords(text).map(({ sort, words }) => ({
      what: sort,
      sentence: `${where} ${insideSays[sort]}: “${short(words)}”.`,
      cure,
    })),
  );
}

const short = (words: string): string => {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\p{Cs}$/u, '')}…`;
};
