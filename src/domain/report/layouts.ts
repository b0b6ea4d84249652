import { aggregatorOf } from './aggregator.ts';
import type { Hand } from './hand.ts';
import { historyOf } from './history.ts';
import { pageOf } from './page.ts';
import type { Report } from './report.ts';

/** How reports for customers are laid out. */
export const layouts = ['page', 'history', 'aggregator'] as const;
export type Layout = (typeof layouts)[number];

const laidOut: Readonly<Record<Layout, (report: Report, hand: Hand) => string[]>> = {
  page: pageOf,
  history: historyOf,
  aggregator: aggregatorOf,
};

export const layoutCalled = (words: string): Layout | undefined =>
  layouts.find((layout) => layout === words.trim().toLowerCase());

/** The report as it is handed on, with a line's end at its end. */
export const written = (report: Report, layout: Layout, hand: Hand): string =>
  `${laidOut[layout](report, hand).join('\n\n')}\n`;
