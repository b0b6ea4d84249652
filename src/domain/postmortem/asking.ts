import { type Heading, headingNames } from './facts.ts';

/** A question that only people can answer, and the note that answers it. */
export const askNote = (id: number, heading: Heading, question: string): string =>
  `${question} Add it with \`/incident #${id} note ${headingNames[heading]}: …\`.`;
