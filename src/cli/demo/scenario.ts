/**
 * A night in November 2025: figures and times of a public incident report, retold. Names and words are ours, and so are
 * the cause, the lessons and the actions, of which the report says nothing.
 */
export interface Post {
  /** UTC. */
  readonly at: string;
  /** A handle of the local Slack. */
  readonly who: string;
  readonly types: string;
}

/** Where it is declared; every later post is typed in the incident's own channel. */
export const declaredIn = 'ops';

const on = (day: string) => (time: string, who: string, types: string) => ({
  at: new Date(`2025-11-${day}T${time}Z`).toISOString(),
  who,
  types: `/incident ${types}`,
});
const friday = on('07');
const saturday = on('08');
const wednesday = on('12');

export const posts: readonly Post[] = [
  friday('17:09', 'priya', 'declare sev2 Push, email, SMS and the APIs are down'),
  friday(
    '17:09:30',
    'priya',
    'update investigating: Nothing goes out: push, email and SMS are down, and so are the API and the SDK web services, all since 17:40 GMT+1. Everybody who can help is on it.',
  ),
  friday('17:12', 'priya', 'lead @dana'),
  friday('17:13', 'dana', 'role comms @priya'),
  friday('17:20', 'kofi', 'note detection: the error rate of the API left its usual range at 17:40 GMT+1'),
  friday(
    '17:47',
    'priya',
    'update identified: The cause is found; what else it touches is still being checked. Push campaigns (APNS, FCM, Web Push) run again by way of a workaround, and what had piled up is going out bit by bit. The price: no success and error analytics in dashboard, API and exports.',
  ),
  friday('18:18', 'priya', 'update The repair goes on.'),
  friday(
    '18:19',
    'priya',
    'update Email and SMS campaigns use the workaround too: they go out again, the delayed ones first. They have no success and error analytics either.',
  ),
  friday(
    '18:48:30',
    'priya',
    'update Transactional push is back the same way, and its queue is emptying. The lasting repair is still being worked on.',
  ),
  friday('19:48', 'priya', 'update No change yet: the lasting repair takes longer. Expect another update in an hour.'),
  friday('20:40', 'kofi', 'note the repair needs the API and the SDK web services stopped; preparing that'),
  friday(
    '21:01',
    'priya',
    'update To make room for the repair we now stop the API and the SDK web services. Nothing can be ingested meanwhile: callers get HTTP 500. You hear from us when data flows again. Analytics stay off. The next update comes in an hour.',
  ),
  friday('21:48', 'kofi', 'note data flows again at 22:45 GMT+1'),
  friday(
    '22:33',
    'priya',
    'update monitoring: The operation worked: the API and the SDKs are healthy, and data has come in again since 22:45 GMT+1. Between 18:47 and 23:20 GMT+1 no analytics were collected, and they cannot be brought back: open rates of that time look odd, and its push messages are missing from the Inbox. We keep watching. A postmortem is planned for next week.',
  ),
  friday('22:35', 'dana', 'next at 10:30'),
  friday('23:44', 'kofi', 'note the accepted API calls, worked off since 23:00 GMT+1, are all through at 00:40 GMT+1'),
  saturday('08:37', 'mei', 'note the Custom Audience API, the last one failing, is healthy at 09:31 GMT+1'),
  saturday(
    '09:23',
    'priya',
    'update The Custom Audience API kept failing until 09:31 GMT+1 this morning; now it is fine. Details on everything that was affected follow later today, the postmortem next week.',
  ),
  saturday('09:25', 'dana', 'next at 14:30'),
  saturday('11:05', 'priya', 'note impact: push campaigns up to 1 hour late, transactional push up to 2 hours'),
  saturday(
    '11:06',
    'priya',
    'note impact: 16% of API calls failed, on every service; on the Custom Audience API until Nov 8, 09:31 GMT+1',
  ),
  saturday(
    '11:09',
    'mei',
    'note impact: deliveries of push, email and SMS were not tracked from 18:40 to 23:20 GMT+1: lost for good, and neither open rates nor frequency caps of that time can be trusted',
  ),
  saturday('11:12', 'mei', 'note correction: tracking was off from 18:40 GMT+1, not from 18:47 as told at first'),
  saturday('11:20', 'mei', 'note impact: data of the Web SDK is partly lost; that of the mobile SDK comes in again'),
  saturday('11:22', 'mei', 'note customer action: repeat failed API calls that matter, since those were not queued'),
  saturday('13:10', 'kofi', 'note fix: web services stopped, data stores repaired, everything opened again in steps'),
  saturday(
    '13:26',
    'priya',
    `resolve All has been well since our last update, so this is over. What it meant:
• Push campaigns came up to 1 hour late, transactional push up to 2 hours.
• 16% of API calls failed, on all services. The Custom Audience API failed until Nov 8, 09:31 GMT+1.
• Calls answered with success were queued; they were worked off from 23:00 to 00:40 GMT+1.
• To do for you: repeat failed API calls that matter, since those were not queued.
• In-app automations that check their target again before display did not work properly.
• Mobile SDK and plugins send events, attributes and push opens again when users come back; part of what the Web SDK had is lost.
• Deliveries of push, email and SMS were not tracked from 18:40 to 23:20 GMT+1. Their analytics are gone, open rates are off, and global, label and recurring caps do not count them. We look for ways to rebuild a part.
The postmortem comes next week. We are sorry for the trouble.`,
  ),
  saturday('13:40', 'dana', 'action rebuild what can be rebuilt of the lost analytics @mei by Nov 28'),
  saturday('13:42', 'dana', 'action publish the postmortem @priya by Nov 14'),
  wednesday('15:30', 'kofi', 'note root cause: all senders shared one data store, and a bulk job filled it up'),
  wednesday('15:40', 'dana', 'action give bulk jobs a data store of their own @kofi by Dec 5'),
  wednesday('15:45', 'dana', 'note lesson: the workarounds bought us hours; what they cost we said from the start'),
  wednesday('15:46', 'dana', 'note lesson: two hourly updates came late because nobody but Priya wrote them'),
  wednesday('16:10', 'kofi', 'action done an alert on the fill level of the data store'),
];

/** What customers are to read of it. */
export const goesOut: Post = wednesday('16:20', 'priya', 'publish page now');

/** The postmortem's day: what the draft has become. */
export const asksForTheDraft: Post = wednesday('16:29', 'priya', 'postmortem');
