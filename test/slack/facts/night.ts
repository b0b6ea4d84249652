import { pinned, type Step } from './retell.ts';

const since = 'from Nov 7, 17:40 GMT+1 to';

/** A message as somebody wrote it, slips and signs and all. */
export const bullets = '• SDK:\n   ◦ “just before display” did nothing\n   ◦ the Inbox is sill empty';

/** A night of repairs, step by step: the promises, what was stopped for the repair, and what was hit by how much. */
export const nightOfRepairs: readonly [Step, ...Step[]] = [
  ['2025-11-07T17:09:00Z', 'sev1 Push, e-mail, SMS, API and SDK are down'],
  ['2025-11-07T17:09:30Z', 'update investigating: All of it is down since 17:40 GMT+1, and we are on it.'],
  ['2025-11-07T17:10:00Z', 'impact API full from 17:40 GMT+1'],
  ['2025-11-07T17:47:00Z', 'update identified: The cause is found; push campaigns go out again by a detour.'],
  ['2025-11-07T18:18:00Z', 'update The repair goes on.'],
  ['2025-11-07T18:19:00Z', 'update E-mail and SMS campaigns go out again by the same detour.'],
  ['2025-11-07T18:48:00Z', 'update Transactional push goes out again as well.'],
  ['2025-11-07T19:48:00Z', 'update No change so far. The next update comes in an hour.'],
  [
    '2025-11-07T21:01:00Z',
    'update The API is stopped for the repair and answers HTTP 500. We will let you know as soon as data ingestion is back. Expect another update in an hour.',
  ],
  ['2025-11-07T21:02:00Z', 'impact "SDK web services" full from 22:00 GMT+1 stopped on purpose, HTTP 500'],
  [
    '2025-11-07T22:33:00Z',
    'update monitoring: Data ingestion is back since 22:45 GMT+1. A postmortem follows next week.',
  ],
  ['2025-11-07T22:34:00Z', 'impact Analytics full from 18:47 GMT+1 to 23:20 GMT+1 data lost'],
  [
    '2025-11-08T09:23:00Z',
    'update The Custom Audience API works again. Another update comes later today. The postmortem will be published next week.',
  ],
  ['2025-11-08T09:24:00Z', `impact "Custom Audience API" full ${since} Nov 8, 09:31 GMT+1`],
  ['2025-11-08T12:00:00Z', `impact "Push campaigns" partial ${since} Nov 7, 18:47 GMT+1 up to one hour data delayed`],
  ['2025-11-08T12:00:30Z', `impact "E-mail and SMS" partial ${since} Nov 7, 19:19 GMT+1 data delayed`],
  [
    '2025-11-08T12:01:00Z',
    `impact "Transactional push" partial ${since} Nov 7, 19:48 GMT+1 up to two hours data delayed`,
  ],
  [
    '2025-11-08T12:02:00Z',
    `impact API major 16% of calls ${since} Nov 7, 22:45 GMT+1, all but the Custom Audience API`,
  ],
  [
    '2025-11-08T12:03:00Z',
    'impact "Successful API calls" partial data queued from Nov 7, 23:00 GMT+1 to Nov 8, 00:40 GMT+1',
  ],
  ['2025-11-08T12:04:00Z', 'impact "Web SDK events" major data partially lost'],
  ['2025-11-08T12:05:00Z', 'impact "Mobile SDK events" partial data delayed, sent again when the app is opened'],
  [
    '2025-11-08T12:06:00Z',
    'impact Analytics full from Nov 7, 18:40 GMT+1 to Nov 7, 23:20 GMT+1 data lost, the start is corrected',
  ],
  ['2025-11-08T12:07:00Z', 'note customer action: API calls that failed must be sent again, nothing queued them'],
  ['2025-11-08T12:08:00Z', pinned(bullets)],
  ['2025-11-08T12:09:00Z', 'promise Some of the analytics is generated anew'],
  ['2025-11-08T13:26:00Z', 'resolve Nothing has gone wrong since. We will publish the postmortem next week.'],
  ['2025-11-12T16:29:00Z', 'note the postmortem is out: https://example.com/postmortem'],
];
