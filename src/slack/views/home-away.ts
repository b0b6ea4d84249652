import type { HomeView } from '@slack/types';
import { context, section } from './message.ts';
import { cut } from './mrkdwn.ts';

/** While the record cannot be reached. `said`: what came of a click. */
export const homeAway = (said: string): HomeView => ({
  type: 'home',
  blocks: [
    ...(said === '' ? [] : [section(cut(said, 2900, 'the whole text is in the channel'))]),
    section("Sitrep's database cannot be reached just now, so what is open cannot be shown."),
    context('This page fills by itself when the database is back.'),
  ],
});
