import { describe, expect, test } from '@jest/globals';
import { readPromises } from '../../../../src/domain/promises/reading/read.ts';
import { inShort } from './in-short.ts';

const paris = 'Europe/Paris';
/** A Friday, 13:00 in Paris. */
const noon = new Date('2026-11-20T12:00:00Z');

const read = (text: string, zone = paris, now = noon): string[] =>
  readPromises(text, zone, now).map((promise) => inShort(promise, now));

describe('the next update is promised, at noon UTC, by somebody in Paris', () => {
  test.each([
    ['Next update in 20 minutes', 'update +20'],
    ['NEXT UPDATE IN 20 MINUTES', 'update +20'],
    ['Rolling back the release, next update within 30 mins.', 'update +30'],
    ['Cause found and the next update is in 15 min', 'update +15'],
    ['We will post another update in an hour.', 'update +60'],
    ['We’ll send a status update within half an hour', 'update +30'],
    ['We will provide an update in 1 hour and 30 minutes', 'update +90'],
    ['I’ll have another update for you in an hour and a half.', 'update +90'],
    ['Next update in 1.5 hours', 'update +90'],
    ['Next update in 1h30', 'update +90'],
    ['Next update in 1h30m', 'update +90'],
    ['We will post an update in 1h30min.', 'update +90'],
    ['Next update within 2h5m', 'update +125'],
    ['next update in 2h', 'update +120'],
    ['Next update in forty-five minutes.', 'update +45'],
    ['Next update in 30-60 minutes', 'update +60'],
    ['Next update in between 30 and 60 minutes', 'update +60'],
    ['More news in an hour or two? No: next update in an hour or two.', 'update +120'],
    ['We will share more within the hour.', 'update +60'],
    ['Next update in the next 30 minutes', 'update +30'],
    ['Next update in about an hour, or sooner', 'update +60'],
    ['Next update in a couple of hours.', 'update +120'],
    ['Next update in 45.', 'update +45'],
    ['In 40 minutes we will give another update.', 'update +40'],
    ['Next update by 15:30 UTC or sooner', 'update +210'],
    ['Next update by 15:30 UTC, if not sooner.', 'update +210'],
    ['*Next update:* 15:30 UTC', 'update +210'],
    ['*Next update*\n15:30 UTC', 'update +210'],
    ['• Next update: 15:30 UTC\n• Lead: Dana', 'update +210'],
    ['Status: identified | Next update: 15:30 UTC | Lead: Dana', 'update +210'],
    ['⏳ Next update – 15:30 UTC', 'update +210'],
    ['Next update (ETA): 15:30Z', 'update +210'],
    ['Next update ~1530 UTC', 'update +210'],
    ['ETA of next update: 14:30', 'update +90'],
    ['Next update: 30 min', 'update +30'],
    ['next update at 14:30', 'update +90'],
    ['next update at 15.30', 'update +150'],
    ['next comms at 3 PM', 'update +120'],
    ['Next update by 5 p.m. Thanks for bearing with us.', 'update +240'],
    ['Next update at the top of the hour', 'update +60'],
    ['Next update between 15:00 and 15:30 UTC', 'update +210'],
    ['Next update by midnight', 'update +660'],
    ['Next update by end of day', 'update +240'],
    ['Next update at 14:30 when the restore is through', 'update +90'],
    ['We will tell you more by 16:00, even if there is nothing new', 'update +180'],
    ['Will update again by 13:15', 'update +15'],
    ['We will update this channel in 10 minutes', 'update +10'],
    ['The team keeps digging, and will provide an update in 30 minutes.', 'update +30'],
    ['We will roll back and post an update in 25 minutes', 'update +25'],
    ['The payments team will share an update in 30 minutes', 'update +30'],
    ['There will be an update about the state of the rollback in 15 minutes', 'update +15'],
    ['An update will follow in 20 minutes', 'update +20'],
    ['Update to follow in 30 mins', 'update +30'],
    ['Update in 30 minutes.', 'update +30'],
    ['Another update will be posted at 15:45 UTC.', 'update +225'],
    ['You will hear from us again by 16:00 UTC', 'update +240'],
    ['Stay tuned for an update in 30 minutes', 'update +30'],
    ['More to come in 30 minutes', 'update +30'],
    ['we’ll be back with more in 20 min', 'update +20'],
    ['I’ll check in again at 3pm UTC', 'update +180'],
    ['We will report back in ninety minutes', 'update +90'],
    ['We’ll share our findings by 16:00', 'update +180'],
    ['We will have more for you in an hour', 'update +60'],
    ['We’ll update you either when it is fixed or at 17:00 UTC', 'update +300'],
    ['Next update: ~30m', 'update +30'],
    ['Next update by the end of the hour', 'update +60'],
    ['Comms every 30 min', 'update +30 every 30'],
    ['At 16:00 UTC, the next update will follow.', 'update +240'],
    ['The next update can be expected at 17:00 UTC', 'update +300'],
    ['Still broken, will update in 20 minutes', 'update +20'],
    ['Next update in 30 minutes unless something changes', 'update +30'],
    ['Next update in an hour, or as soon as ingestion is restored', 'update +60'],
    ['We will update you once the failover is complete, or in an hour at the latest', 'update +60'],
    ['Updates every 30 minutes', 'update +30 every 30'],
    ['We will keep posting updates every half hour until it is over', 'update +30 every 30'],
    ['We’ll post hourly updates', 'update +60 every 60'],
    ['Every 20 minutes we will share an update', 'update +20 every 20'],
    ['Next update within 24 hours', 'update 2026-11-21T12:00'],
    ['Next update 09:00 tomorrow', 'update 2026-11-21T08:00'],
    ['Next update at 05:00', 'update 2026-11-21T04:00'],
    ['Next update tomorrow morning', 'update 2026-11-21T11:00'],
    ['Next update first thing tomorrow', 'update 2026-11-21T11:00'],
    ['Next update by end of day tomorrow', 'update 2026-11-21T16:00'],
    ['Next update on Monday at 10:00 UTC', 'update 2026-11-23T10:00'],
    ['Next update by Monday', 'update 2026-11-23T22:59'],
    ['Next update by close of business Monday', 'update 2026-11-23T16:00'],
    ['Next update at 2026-11-21T15:30:00Z', 'update 2026-11-21T15:30'],
  ])('%s', (text, promised) => {
    expect(read(text)).toEqual([promised]);
  });
});

describe('promised without a time', () => {
  test.each([
    ['We will share an update soon', 'update vague'],
    ['More soon.', 'update vague'],
    ['Further updates to follow.', 'update vague'],
    ['We will send an update later today', 'update vague'],
    ['Next update this afternoon', 'update vague'],
    ['Next update tonight', 'update vague'],
    ['Next update momentarily', 'update vague'],
    ['Next update in a few minutes', 'update vague'],
    ['We will post updates in the coming days', 'update vague'],
    ['We will post an update as soon as possible', 'update vague'],
    ['We will share more as we learn more', 'update vague'],
    ['We will keep you posted once we have more information', 'update vague'],
    ['When we know more we will let you know', 'update vague'],
    ['Next update at 3', 'update vague'],
    ['Next update on 04/12', 'update vague'],
    ['We will let you know as soon as ingestion is restored!', 'update when ingestion is restored'],
    ['We will tell you as soon as ingestion works again.', 'update when ingestion works again'],
    ['We’ll tell everyone once the API is back', 'update when the API is back'],
    ['Once email, SMS and push are back, we will let you know.', 'update when email, SMS and push are back'],
    ['We will post an update after the restart.', 'update when the restart'],
    ['When the replay is done we’ll update you in 10 minutes', 'update when the replay is done'],
  ])('%s', (text, promised) => {
    expect(read(text)).toEqual([promised]);
  });
});

describe('a postmortem, a recovery or a word to those it hit is promised', () => {
  test.each([
    ['We will publish a postmortem by Friday.', 'postmortem 2026-11-27T22:59'],
    ['RCA on Dec 4', 'postmortem 2026-12-04T22:59'],
    ['A root cause analysis will be shared by end of day Monday', 'postmortem 2026-11-23T16:00'],
    ['We plan to publish the incident report by 4 December 2026', 'postmortem 2026-12-04T22:59'],
    ['Post-mortem: 2026-12-04', 'postmortem 2026-12-04T22:59'],
    ['We are writing a thorough post-mortem, which we plan to share next week', 'postmortem vague'],
    ['A blameless retrospective is planned for next week', 'postmortem vague'],
    ['RCA to follow.', 'postmortem vague'],
    ['RCA within 5 business days', 'postmortem vague'],
    ['A write-up will be posted once the vendor has answered', 'postmortem when the vendor has answered'],
    ['We expect it back in 30 minutes', 'recovery +30'],
    ['Checkout should be restored by 15:00', 'recovery +120'],
    ['Full recovery is expected by 18:00 UTC', 'recovery +360'],
    ['ETA for the fix: 45 minutes', 'recovery +45'],
    ['We are aiming for a fix by 16:00 UTC', 'recovery +240'],
    ['We’ll complete the backfill by 18:00 UTC', 'recovery +360'],
    ['The queue should be drained in about 40 minutes', 'recovery +40'],
    ['We will fix this by Monday', 'recovery 2026-11-23T22:59'],
    ['Full recovery by 18:00 UTC', 'recovery +360'],
    ['We expect the backfill to finish tomorrow', 'recovery 2026-11-21T22:59'],
    ['Logins will be back once the cache is warm', 'recovery when the cache is warm'],
    ['We will reach out to affected customers by tomorrow', 'contact 2026-11-21T22:59'],
    ['Affected merchants will be contacted within 2 hours', 'contact +120'],
    ['We will e-mail everyone affected tomorrow morning', 'contact 2026-11-21T11:00'],
    ['Support will call the affected accounts at 16:00 UTC', 'contact +240'],
    ['Your CSM will be in touch shortly', 'contact vague'],
    ['We will dig through the logs and reach out to customers directly', 'contact vague'],
  ])('%s', (text, promised) => {
    expect(read(text)).toEqual([promised]);
  });
});

describe('nothing is promised', () => {
  test.each([
    'I will tell you about it when we meet.',
    'We cannot tell you when it will be back.',
    'They will tell you once it is done.',
    'We will tell the vendor when it is back.',
    '',
    // What lasts, and what was.
    'The outage lasted an hour',
    'No calls went through for the last 30 minutes',
    'It was fixed in 20 minutes',
    'The restore takes 20 minutes',
    'The cache expires within 30 minutes',
    'Latency was back to normal within 20 minutes of the fix',
    'Tokens are refreshed every 30 minutes',
    'The next update was posted in 20 minutes',
    'The next update was due at 14:30',
    'The 14:30 update was posted late',
    'The last update came in 10 minutes',
    'The update took 20 minutes',
    'The next update is 30 minutes late',
    'Update 14:30 UTC: errors are down',
    'Updated at 14:30',
    'We promised an update in 20 minutes and missed it',
    'We had promised another update in an hour',
    'We have been posting updates every 30 minutes',
    'The next update in 20 minutes was missed',
    // Denied, wished for, or only perhaps.
    'There will be no further update in the next hour',
    'We will not post another update in 20 minutes',
    'We won’t send an update in 20 minutes',
    'No next update in 20 minutes',
    'We don’t expect another update before 18:00',
    'We never post an update within 20 minutes',
    'We might have an update in 30 minutes',
    'We should post an update in 30 minutes',
    'Another update in 20 minutes would be great',
    'If the next update fails in 5 minutes we roll back',
    'If the rollback fails, we will post an update in 10 minutes',
    'We will post an update in 20 minutes if the errors persist',
    'We will provide updates as needed',
    'We will update you if anything changes',
    'We will be sure to inform you in the event of any changes',
    'Should anything change we will post an update in 20 minutes',
    'Next update: none',
    'Next update: TBD',
    'Cancelled: next update at 15:30',
    'We decided not to post an update at 15:00',
    'We need to post an update within 30 minutes',
    'I was going to post an update in 20 minutes',
    'We will provide more information upon request',
    // Asked.
    'Can we get an update in 20 minutes?',
    'Will there be an update in an hour?',
    'can you confirm we will have an update in 30 minutes',
    'Please post an update in 20 minutes',
    'A customer asked for an update within 2 hours',
    'Marketing wants an update by 5pm',
    'Somebody needs to post an update in 20 minutes',
    'Our SLA requires updates every 30 minutes',
    'Keep me posted every 15 minutes',
    'Waiting for the next update in 20 minutes',
    'Please send the RCA by Friday',
    'Is there a postmortem by Friday?',
    // Somebody else's.
    'AWS says their next update is in 30 minutes',
    'AWS: next update in 30 minutes',
    'The vendor will update us at 15:00',
    'We will have an update from AWS in 20 minutes',
    'An update from the carrier is expected at 15:00',
    'He said he will post an update in 20 minutes',
    'Cloudflare confirmed it and will publish an RCA by Friday',
    'AWS expects recovery by 15:00',
    'They expect it back in 30 minutes',
    'Per AWS, next update at 15:30 UTC',
    'Our vendor’s team will share an update by 15:30',
    'Next update from AWS at 15:30 UTC',
    // Quoted.
    'The customer wrote "next update in 20 minutes"',
    '“We will post an update in 20 minutes” is what we said',
    'It says ‘we’ll post an update in 20 minutes’ there',
    "It says 'next update in 20 minutes' there",
    '> Next update in 20 minutes',
    'Type `next update in 20 minutes`',
    '```\nnext update in 20 minutes\n```',
    '~Next update in 20 minutes~',
    // Software and work.
    'We will update the certificate in 5 minutes',
    'We will update: retry in 5 minutes',
    'We will update the runbook by Friday',
    'We will have another update call at 15:00',
    'We will restore from backup in 5 minutes',
    'Our recovery time objective is 30 minutes',
    'Another update: we rolled back at 15:30',
    'RCA: a bad deploy at 15:00',
    'The next update of the app ships in 2 days',
    'The next app update ships in 2 days',
    'An update to the app goes out in 2 days',
    'The update will be deployed in 30 minutes',
    'Database update runs every 20 minutes',
    'Next firmware update in 20 minutes',
    'The kernel update should be complete by 15:00',
    'We will ship another update in 2 days',
    'We will provide an update mechanism within 2 days',
    'The next update window is in 20 minutes',
    'Next, update the certificate in 5 minutes',
    'Dashboards will update every 20 minutes',
    'The server restarts and will update in 20 minutes',
    'We will post an update and retry in 5 minutes',
    'We will post an update on the job that runs every 20 minutes',
    'Retry in 5 minutes',
    'Please check back in an hour',
    'Refresh every 30 seconds',
    'We will check again in 20 minutes',
    'We will restart the primary in 10 minutes',
    'The fix will be deployed in 20 minutes',
    'More errors in 20 minutes',
    'The report will be ready in 30 minutes',
    'ETA 30 minutes',
    // Knowing is not telling, and coming back is neither.
    'We will know in 45 minutes',
    'We will be back in 10 minutes',
    // Done, or not ours to do.
    'The postmortem was published on Friday',
    'We contacted the affected customers at 15:00',
    'Customers should contact support within 24 hours',
    'We will call AWS in 5 minutes',
    'We will reach out to the vendor within the hour',
    'We expected it back in 30 minutes',
    'We do not expect recovery by 15:00',
    'It was expected to be back at 15:00',
    'Deleted files can be restored within 30 days',
    'If the disk is freed it should be back in 5 minutes',
    // And others that only sound like it.
    'We will give the database another hour',
    'The next update is bigger',
    'Customers want another update within 30 minutes',
    'Management asked for hourly updates',
    'We will have more capacity in 30 minutes',
    'Next: update DNS by 15:00',
    'Next update the load balancer in 5 minutes',
    'The cache will update in 5 minutes',
    'Maybe we will know more in 20 minutes',
    'We posted another update an hour ago',
    'We will update you on what happened in the last 30 minutes',
    'A rolling update will finish within 30 minutes',
    'The alert will resolve in 5 minutes if the disk is freed',
    'AWS services should be back by 15:00',
    'The retro ran an hour',
    'The customer wants an RCA by Friday',
    'We will be notified in 5 minutes',
    'Please let me know by 15:00',
    'I need an update in 20 minutes',
    'She will update them in 20 minutes',
    'Dana asked whether we will post an update in 20 minutes',
    'We will only post an update in 20 minutes if it fails',
    'There will be no more updates after 18:00',
    'No further updates until tomorrow 09:00',
    'The status page updates every 60 seconds',
    'SEV1 policy: updates every 30 minutes',
    'The ETA slipped by 30 minutes',
    'Security updates within 24 hours are required',
    'We will push an update to the agents in 20 minutes',
    'Next update 30 minutes late',
    'Each update within 30 minutes of the last',
    'We will update the ticket in 20 minutes',
    'We will follow up with AWS in 20 minutes',
    'The job will be complete in 30 minutes',
    'Customers should see recovery within 20 minutes',
    'The tickets will be resolved within 2 days per our SLA',
    'Postmortem at 15:00 was cancelled',
    'The retro on Friday showed it',
    'We will not share the postmortem publicly',
    'Another update: rollback finished in 20 minutes',
    'The agent sends updates every 30 minutes',
    'We will post updates to the queue every 20 minutes',
    'I will post the logs in 10 minutes',
    'We will have no news in an hour',
    'You will receive the fix by 15:00',
    'Their page says next update 15:30 UTC',
    'GCP support will send us an update in 30 minutes',
    'We forgot to post an update within 30 minutes',
    'No need for another update in an hour',
    'Without another update in an hour, escalate',
    // Too far ahead to mean it.
    'Next update in 99999999999 weeks',
    'Next update on 2028-01-01',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('a zone in the text wins over the author’s', () => {
  test.each([
    ['Next update at 17:40 GMT+1', 'update +280'],
    ['Next update at 17:40 GMT +1', 'update +280'],
    ['Next update at 3pm PT', 'update +660'],
    ['Next update by 3:30pm ET', 'update +510'],
    ['Next update by 15:30 US/Pacific', 'update +690'],
    ['Next update by 10:30 America/New_York', 'update +210'],
    ['Next update by 15:30 London time', 'update +210'],
    ['Next update by 5 p.m. PT. Thanks.', 'update 2026-11-21T01:00'],
    ['All times UTC. Next update at 15:30', 'update +210'],
    ['Next update tomorrow at 09:00 CET', 'update 2026-11-21T08:00'],
    ['Next update at 14:30 AEST', 'update vague'],
    ['Next update at 14:30 IST', 'update vague'],
    ['Next update (UTC): 15:30', 'update +210'],
    ['Next update at 14:30 XYZ', 'update vague'],
  ])('%s', (text, promised) => {
    expect(read(text)).toEqual([promised]);
  });

  test.each([
    ['18:00 IST', 'Asia/Kolkata', 'update +30'],
    ['18:00 IST', 'Europe/Dublin', 'update vague'],
    ['22:30 CST', 'Asia/Shanghai', 'update +150'],
    ['10:30 CST', 'America/Chicago', 'update +270'],
    ['10:30 AEDT', 'Australia/Sydney', 'update +690'],
    ['10:30 AEST', 'Australia/Sydney', 'update vague'],
  ])('%s is what the clocks of its author show in %s, or nobody knows what', (time, zone, promised) => {
    expect(read(`Next update at ${time}`, zone)).toEqual([promised]);
  });

  test('PT follows summer time', () => {
    expect(read('Next update at 3pm PT', paris, new Date('2026-07-01T20:00:00Z'))).toEqual(['update +120']);
    expect(read('Next update at 3pm PT', paris, new Date('2026-12-01T20:00:00Z'))).toEqual(['update +180']);
  });
});

describe('when the clocks change', () => {
  const newYork = 'America/New_York';
  test.each([
    ['forward in Europe', paris, '2026-03-28T20:00:00Z', '2026-03-29T07:00'],
    ['back in Europe', paris, '2026-10-24T20:00:00Z', '2026-10-25T08:00'],
    ['forward in the US', newYork, '2026-03-07T20:00:00Z', '2026-03-08T13:00'],
    ['back in the US', newYork, '2026-10-31T20:00:00Z', '2026-11-01T14:00'],
  ])('%s, nine tomorrow is nine on the wall', (_, zone, now, due) => {
    expect(readPromises('Next update tomorrow at 09:00', zone, new Date(now))[0]?.due).toEqual(new Date(`${due}:00Z`));
  });
  test.each([
    ['forward in Europe', paris, '2026-03-29T00:50:00Z'],
    ['back in the US', newYork, '2026-11-01T05:50:00Z'],
  ])('%s, 20 minutes are 20 minutes', (_, zone, now) => {
    expect(read('Next update in 20 minutes', zone, new Date(now))).toEqual(['update +20']);
  });
});

describe('the author is asked', () => {
  test.each([
    ['about a weekday that belies its date', 'Next update by Friday, November 28th', 'update vague, weekday?'],
    ['about a day that is not tomorrow', 'Next update tomorrow, Sunday, at 10:00', 'update vague, weekday?'],
    ['about a time just gone by', 'Next update by 12:30', 'update vague, past?'],
    ['about a time of today', 'Next update today at 09:00', 'update vague, past?'],
    ['about a date gone by', 'We will publish a postmortem on November 2', 'postmortem vague, past?'],
    ['not about a weekday that agrees', 'RCA by Friday, November 27th', 'postmortem 2026-11-27T22:59'],
    ['not about a date of next year', 'RCA by January 5', 'postmortem 2027-01-05T22:59'],
  ])('%s', (_, text, promised) => {
    expect(read(text)).toEqual([promised]);
  });

  test('"no later than Friday, September 4th", said on Wednesday, August 26th, is a week and two days ahead', () => {
    const august = new Date('2020-08-26T18:00:00Z');
    const text =
      'The recovery of lost data has begun; we expect it to be finished no later than Friday, September 4th.';
    expect(read(text, 'America/Los_Angeles', august)).toEqual(['recovery 2020-09-05T06:59']);
  });
});

describe('one text', () => {
  test('may promise several things', () => {
    const text = 'We expect a fix within the hour; next update in 30 minutes. We’ll publish a postmortem by Friday.';
    expect(read(text)).toEqual(['recovery +60', 'update +30', 'postmortem 2026-11-27T22:59']);
  });
  test('promises two updates where one has a time and the other waits for an event', () => {
    const text = 'We will let you know as soon as ingestion is restored. Next update in 30 minutes.';
    expect(read(text)).toEqual(['update when ingestion is restored', 'update +30']);
  });
  test('promises once what it says twice: the time rather than the vague word, and the earlier time', () => {
    expect(read('More soon. Next update in 40 minutes.\nAgain: next update in 30 minutes')).toEqual(['update +30']);
    expect(read('It should be back in 20 minutes. Yes, it will be back in 20 minutes.')).toEqual(['recovery +20']);
    expect(
      read('We will contact customers in region A by Friday. We will contact customers in region B by Friday.'),
    ).toHaveLength(2);
  });
  test('may have a long log before its promise', () => {
    expect(read(`${'12:01 GET /health 200\n'.repeat(3000)}Next update in 20 minutes`)).toEqual(['update +20']);
  });
  test('is quoted word for word, without its bullet', () => {
    const quotes = readPromises(
      ' • “Disk full.” *Next update:* 15:30 UTC\n• We’ll share a postmortem soon!',
      paris,
      noon,
    );
    expect(quotes.map(({ quote }) => quote)).toEqual([
      '“Disk full.” *Next update:* 15:30 UTC',
      'We’ll share a postmortem soon!',
    ]);
  });
});

test('a hundred thousand characters of anything are read while nobody notices', () => {
  const parts = [
    ...['x', ' ', '\n', '.', ',', '"', "'", "'a ", '“', '‘', '`', '*', '~', ':', '0', '5 ', '1-', '12:', 'a ', 'will '],
    ...[
      'next update in ',
      'next update, ',
      'next\n',
      'we will and ',
      'we will post and ',
      'will a update ',
      'an hour ',
    ],
    ...[
      '1 hour and ',
      'at 3pm, tomorrow, ',
      'Friday, ',
      'as soon as ',
      'every ',
      'further additional new ',
      'the x team ',
    ],
    ...['We will post an update in 20 minutes. ', 'we expect ', 'should be back ', 'postmortem by ', 'p.m. ', 'GMT '],
  ];
  const slow = parts.flatMap((part) => {
    const text = `We will post an update ${part.repeat(Math.ceil(100_000 / part.length))}`;
    const start = performance.now();
    readPromises(text, paris, noon);
    const took = performance.now() - start;
    return took > 4000 ? [`${JSON.stringify(part)}: ${Math.round(took)} ms`] : [];
  });
  expect(slow).toEqual([]);
});
