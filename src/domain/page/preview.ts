import { asItStands } from '../as-it-stands.ts';
import type { WholeRecord } from '../export/record.ts';
import type { Finding } from '../postmortem/finding.ts';
import { insideSays, insideWords } from '../postmortem/inside-words.ts';
import { brief } from '../postmortem/sentence.ts';
import { type Post, postsOf } from '../report/posts.ts';
import { pageWords, saidOfPage } from './page-words.ts';
import { saidOutside } from './say-on-page.ts';

/** What customers read of an incident, or would, and what somebody should look at before they do. */
export interface Preview {
  readonly title: string;
  /** The oldest first; what is held has no words here. */
  readonly posts: readonly Post[];
  readonly findings: readonly Finding[];
  /** The entries whose words wait for somebody to look at them. */
  readonly held: readonly number[];
}

/** `title`: what the page would call it. */
export function preview({ incident, timeline }: Pick<WholeRecord, 'incident' | 'timeline'>, title: string): Preview {
  const { id, imported } = incident;
  const all = asItStands(timeline);
  const outside = saidOfPage(all, imported);
  const held = all.filter(
    (one) =>
      one.retractedIn === null &&
      saidOutside.has(one.entry.kind) &&
      // Its words are the title, which stands above it.
      one.entry.kind !== 'declared' &&
      pageWords(one, outside) === 'held',
  );
  return {
    title,
    posts: postsOf(timeline, { ...incident, pageTitle: title }, { held: 'left out' }),
    findings: [
      ...aboutTitle(id, title),
      ...held.flatMap(({ entry, first: { seq } }) =>
        findingsIn(`Entry ${seq}`, entry.text, `/incident #${id} publish text ${seq} <text>`),
      ),
    ],
    held: held.map(({ first }) => first.seq),
  };
}

export const aboutTitle = (id: number, title: string): Finding[] =>
  findingsIn('The title', title, `/incident #${id} publish title <text>`);

/** What of a text nobody outside should read, a sentence each; `where` begins it, `cure` is the line that settles it. */
export const findingsIn = (where: string, text: string, cure: string): Finding[] =>
  insideWords(text).map(({ sort, words }) => ({
    what: sort,
    sentence: `${where} ${insideSays[sort]}: “${brief(words, 80)}”.`,
    cure,
  }));
