import { changeNext, nextForm } from './change-next.ts';
import type { ButtonDeed, FormDeed } from './deed.ts';
import { done } from './done.ts';
import { newDate, newDateForm } from './new-date.ts';
import { noChange } from './no-change.ts';
import { postUpdate, updateForm } from './post-update.ts';
import { snooze, whyForm } from './snooze.ts';

/** Every button, by the `does` of its view. */
export const buttons: readonly ButtonDeed[] = [postUpdate, noChange, snooze, changeNext, done, newDate];

/** Every form that can be submitted. */
export const forms: readonly FormDeed[] = [updateForm, whyForm, nextForm, newDateForm];
