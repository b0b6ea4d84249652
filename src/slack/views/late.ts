import type { ModalView } from '@slack/types';
import { section } from './message.ts';

const notYet = '⏳ Not on record yet: this takes longer than usual.';

/** The acknowledgement of a command whose answer is not there in time. */
export const answerFollows = `${notYet} The answer follows here.`;

/** What stands in the place of a form until it is known what came of it. What was typed is with Sitrep. */
export const formWaits = (title: ModalView['title']): ModalView => ({
  type: 'modal',
  title,
  close: { type: 'plain_text', text: 'Close', emoji: true },
  blocks: [section(`${notYet} The answer comes here, or as a direct message where you close this.`)],
});
