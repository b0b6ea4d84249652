import { everyAlarmRangOnce } from './alarms.ts';
import { everyAnswerIsTold, everyAnswerIsTrue } from './answers.ts';
import { theRecordIsWhole } from './chain.ts';
import type { Check, Evidence } from './evidence.ts';
import { theLogIsClean } from './log.ts';
import { everyMessageIsInOrder, everyMessageIsOnce } from './messages.ts';
import { everyRoomIsSomebodys } from './rooms.ts';
import { everythingShownIsTrue } from './shown.ts';
import { everyEndIsWrittenUp, everythingIsTold } from './told.ts';

/** What must be so whatever went wrong, once it is over. */
const checks: readonly Check[] = [
  theRecordIsWhole,
  everyAnswerIsTrue,
  everyAnswerIsTold,
  everyMessageIsOnce,
  everyMessageIsInOrder,
  everyRoomIsSomebodys,
  everythingShownIsTrue,
  everyAlarmRangOnce,
  everythingIsTold,
  everyEndIsWrittenUp,
  theLogIsClean,
];

/** Everything that is not as it must be, a sentence each. */
export const audit = (evidence: Evidence): string[] => checks.flatMap((check) => check(evidence));
