import type { Step } from './retell.ts';

const window = 'from 10:53am to 12:15pm PDT';

/** A morning whose promises were kept to the minute, or nearly: up to its end, before it is known what can be recovered. */
export const morningThatKeptItsWord: readonly [Step, ...Step[]] = [
  ['2020-08-21T18:06:00Z', 'sev1 Data collection and the app are down'],
  ['2020-08-21T18:06:00Z', 'update Nothing is collected, and the app is away. We will post an update in 30 minutes.'],
  ['2020-08-21T18:36:00Z', 'update A cause is suspected. Next update in 20 minutes'],
  [
    '2020-08-21T18:57:00Z',
    'update identified: A fix is about to go out. We will update you about the status of it in 15 minutes.',
  ],
  ['2020-08-21T19:15:00Z', 'update monitoring: The fix is out, and we watch it.'],
  ['2020-08-21T19:16:00Z', `impact "Data Collection" full ${window} data partial`],
  ['2020-08-21T19:17:00Z', `impact App full ${window}`],
  ['2020-08-21T20:54:00Z', 'resolve It has held for 99 minutes. We will write to customers about data that is lost.'],
];
