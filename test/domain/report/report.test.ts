import { describe, expect, test } from '@jest/globals';
import { amends, ends, hits, minute, notes, publishes, reopens, report, retracts, says, told } from './told.ts';

/** Each thing that stands there, in its order. */
const found = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? [];

describe('as an aggregator has it', () => {
  const routing = told(
    '2025-07-17T09:08:20Z',
    { title: 'Mobile capture fails for EU workspaces' },
    ['2025-07-17T09:11:05Z', says('A change of routes did it, and it is taken back.', 'identified')],
    ['2025-07-17T09:20:00Z', notes('routes set by hand')],
    ['2025-07-17T09:52:10Z', says('Uploads work again; we watch them.', 'monitoring')],
    ['2025-07-17T09:58:15Z', ends('Uploads have been fine since.')],
    ['2025-07-18T09:01:00Z', hits('Data Capture - Native Mobile')],
    ['2025-07-18T09:02:00Z', hits('Web capture', 'EU', { degree: 'none' })],
    ['2025-07-18T17:14:15Z', publishes()],
  );
  const text = report(routing, 'aggregator', { name: 'Example' });

  test('its first sentence tells how bad, whose, when, what and for how long: by seconds, not by printed minutes', () => {
    expect(text).toContain(
      'Major incident at Example on July 17, 2025 affecting Data Capture - Native Mobile, lasting 49m.\n',
    );
    expect(text).toContain('- Started: Jul 17, 2025, 09:08 AM UTC\n- Resolved: Jul 17, 2025, 09:58 AM UTC\n');
    expect(text).toContain('Affected components\n\n- Data Capture - Native Mobile\n\nUpdate timeline\n');
  });

  test('it goes on from the oldest to the postmortem, and says nothing of what is noted inside', () => {
    expect(found(text, /^- [a-z]+ [A-Z].*$/gmu)).toEqual([
      '- investigating Jul 17, 2025, 09:08 AM UTC',
      '- identified Jul 17, 2025, 09:11 AM UTC',
      '- monitoring Jul 17, 2025, 09:52 AM UTC',
      '- resolved Jul 17, 2025, 09:58 AM UTC',
      '- postmortem Jul 18, 2025, 05:14 PM UTC',
    ]);
    expect(text).toContain(
      '- identified Jul 17, 2025, 09:11 AM UTC\n\n  A change of routes did it, and it is taken back.\n',
    );
    expect(text).not.toMatch(/routes set by hand|Dana/u);
    // The postmortem stays inside its item of the list, without marks of Markdown, and without the title a second time.
    expect(text).toMatch(
      /05:14 PM UTC\n\n {2}Jul 17, 2025, 09:08 UTC to Jul 17, 2025, 09:58 UTC, 49m\.\n\n {2}Customer impact\n/u,
    );
    expect(found(text, /^\s*(?:# )?Mobile capture fails for EU workspaces$/gmu)).toHaveLength(2);
  });

  test('what is written down afterwards shows when it was, and beside that when it was posted; how long is —', () => {
    const moment = minute('2023-08-01T01:00:00Z');
    const damaged = told(
      '2023-08-03T20:20:00Z',
      { title: 'Some replays stay blank', severity: 'sev3', mode: 'retro', at: moment },
      ['2023-08-03T20:21:00Z', ends('About 1% of sessions cannot be played.', moment)],
      ['2023-09-08T13:20:00Z', publishes()],
    );
    const text = report(damaged, 'aggregator');
    expect(text).toContain('Minor · Resolved\n\nMinor incident on August 1, 2023, lasting —.\n');
    expect(text).toContain(
      '- Started: Aug 01, 2023, 01:00 AM UTC\n- Resolved: Aug 01, 2023, 01:00 AM UTC\n- Duration: —\n\nUpdate timeline\n',
    );
    expect(found(text, /^- [a-z]+ [A-Z].*$/gmu)).toEqual([
      '- resolved Aug 03, 2023, 08:21 PM UTC',
      '- postmortem Sep 08, 2023, 01:20 PM UTC',
    ]);
  });

  test('of what nobody told the times of, and of what goes on, nobody knows how long it took', () => {
    const untold = told('2023-08-03T20:20:00Z', { title: 'Blank replays', mode: 'retro' }, [
      '2023-08-03T20:21:00Z',
      ends('It is over.'),
    ]);
    expect(report(untold, 'aggregator')).toContain('Major incident, lasting —.\n\n- Started: —\n');
    const open = told('2023-08-03T20:20:00Z', { title: 'Blank replays', severity: 'sev1' }, [
      '2023-08-03T20:21:00Z',
      hits('API'),
    ]);
    const text = report(open, 'aggregator', { zone: 'America/New_York' });
    expect(text).toContain(
      'Critical · Investigating\n\nCritical incident on August 3, 2023 affecting API, lasting —.\n',
    );
    expect(text).toContain('- Started: Aug 03, 2023, 04:20 PM EDT\n- Resolved: —\n- Duration: —\n');
  });
});

describe('as the page of an incident', () => {
  const morning = told(
    '2020-08-21T18:06:00Z',
    { title: 'Data collection and the app are down', severity: 'sev1' },
    ['2020-08-21T18:06:30Z', says('Nothing is collected. We will post an update in 30 minutes.')],
    ['2020-08-21T18:36:00Z', says('A cause is suspected. Next update in 20 minutes')],
    ['2020-08-21T18:57:00Z', says('A fix is about to go out; more in 15 minutes.')],
    ['2020-08-21T19:15:00Z', says('The fix is out, and we watch it.', 'monitoring')],
    ['2020-08-21T19:16:00Z', hits('Data Collection')],
    ['2020-08-21T19:17:00Z', hits('App')],
    ['2020-08-21T20:54:00Z', ends('It has held for 99 minutes.')],
    ['2020-08-21T20:55:00Z', amends(1, null, minute('2020-08-21T17:53:00Z'))],
    ['2020-08-26T16:59:00Z', publishes()],
  );
  const text = report(morning, 'page', { name: 'Example', zone: 'America/Los_Angeles' });

  test('it begins with the title, whose report it is and the postmortem, and ends with what was hit', () => {
    expect(text).toMatch(
      /^Data collection and the app are down\n\nIncident Report for Example\n\nPostmortem\n\nAug 21, 2020, 17:53 UTC to /u,
    );
    expect(text).toMatch(/\n\nThis incident affected: Data Collection and App\.\n$/u);
  });

  test('it tells the newest first, in the time of the page, and `Update` where the status stays', () => {
    expect(found(text.slice(text.indexOf('\n\nResolved\n')), /^(?:[A-Z][a-z]+|Posted .*)$/gmu)).toEqual([
      ...['Resolved', 'Posted Aug 21, 2020 - 13:54 PDT'],
      ...['Monitoring', 'Posted Aug 21, 2020 - 12:15 PDT'],
      ...['Update', 'Posted Aug 21, 2020 - 11:57 PDT'],
      ...['Update', 'Posted Aug 21, 2020 - 11:36 PDT'],
      ...['Investigating', 'Posted Aug 21, 2020 - 11:06 PDT'],
    ]);
    expect(text).toContain(
      '\n\nPosted Aug 26, 2020 - 09:59 PDT\n\nResolved\nIt has held for 99 minutes.\nPosted Aug 21',
    );
    // What was said in the minute of the declaration is the first that anybody read.
    expect(text).toContain('Investigating\nNothing is collected. We will post an update in 30 minutes.\nPosted');
  });

  test('declared as resolved, it has its end and its postmortem, in summer time', () => {
    const window = { from: minute('2026-02-24T05:00:00Z'), to: minute('2026-03-13T04:00:00Z') };
    const late = told(
      '2026-03-17T19:19:10Z',
      { title: 'Warehouses get their data late', mode: 'retro', at: minute('2026-03-17T19:19:00Z') },
      ['2026-03-17T19:19:20Z', ends('Nothing was lost.', minute('2026-03-17T19:19:00Z'))],
      ['2026-03-17T19:19:30Z', hits('Anywhere: Warehouse', 'NA1 Data Center', window)],
      ['2026-03-17T19:19:40Z', hits('Anywhere: Warehouse', 'EU1 Data Center', window)],
      ['2026-03-17T19:20:00Z', publishes()],
    );
    const text = report(late, 'page', { zone: 'America/New_York' });
    expect(found(text, /^(?:Postmortem|Resolved|Investigating|Incident Report.*|Posted .*)$/gmu)).toEqual([
      'Incident Report',
      'Postmortem',
      'Posted Mar 17, 2026 - 15:20 EDT',
      'Resolved',
      'Posted Mar 17, 2026 - 15:19 EDT',
    ]);
    expect(text).toContain(
      'This incident affected: NA1 Data Center (Anywhere: Warehouse) and EU1 Data Center (Anywhere: Warehouse).\n',
    );
  });
});

describe('as the history of a page has it', () => {
  const pushes = told(
    '2025-11-07T17:09:00Z',
    { title: 'Pushes, mails and the API are down', severity: 'sev1' },
    ['2025-11-07T17:47:00Z', says('The cause is known.\n• Pushes go out again\n• “Delayed” ones follow', 'identified')],
    ['2025-11-07T18:18:00Z', says('We work on it.')],
    ['2025-11-07T18:19:00Z', says('Mails go out again.')],
    ['2025-11-07T22:33:00Z', says('Everything runs; no figures from 18:47 to 23:20 GMT+1.', 'monitoring')],
    ['2025-11-08T09:23:00Z', says('Audiences work as well.')],
    ['2025-11-08T13:26:00Z', ends('It is over.')],
    ['2025-11-12T16:29:00Z', publishes()],
  );
  const link = 'https://status.example.com/postmortem';
  const text = report(pushes, 'history', { link });

  test('it has the newest first, no year, and of the postmortem where it is read', () => {
    expect(found(text, /^(?:[A-Z][a-z]+ -|Nov .*)$/gmu)).toEqual([
      ...['Postmortem -', 'Nov 12, 16:29 UTC'],
      ...['Resolved -', 'Nov 8, 13:26 UTC'],
      ...['Update -', 'Nov 8, 09:23 UTC'],
      ...['Monitoring -', 'Nov 7, 22:33 UTC'],
      ...['Update -', 'Nov 7, 18:19 UTC'],
      ...['Update -', 'Nov 7, 18:18 UTC'],
      ...['Identified -', 'Nov 7, 17:47 UTC'],
      ...['Investigating -', 'Nov 7, 17:09 UTC'],
    ]);
    expect(text).toContain(`Postmortem -\nRead the postmortem: ${link}\nNov 12, 16:29 UTC\n`);
    expect(text).toContain('Identified -\nThe cause is known.\n• Pushes go out again\n• “Delayed” ones follow\nNov 7');
    expect(report(pushes, 'history')).toContain('Postmortem -\nNov 12, 16:29 UTC\n');
  });

  test('as Markdown it is the same, and what people wrote is no markup', () => {
    const hostile = told('2025-11-07T17:09:00Z', { title: 'A <b> # in *front*' }, [
      '2025-11-07T17:47:00Z',
      says('# not a heading\n<script>', 'identified'),
    ]);
    const markdown = report(hostile, 'history', {}, 'md');
    expect(markdown).toContain(
      '# A \\<b> # in *front*\n\n**Identified** -\n\n\\# not a heading  \n\\<script>\n\n_Nov 7, 17:47 UTC_\n',
    );
    expect(report(pushes, 'history', { link }, 'md')).toContain(
      `**Postmortem** -\n\n[Read the postmortem](<${link}>)\n\n_Nov 12`,
    );
    expect(report(pushes, 'page', {}, 'md')).toMatch(
      /\n## Postmortem\n\n_Nov 7.+_\n\n### Root cause\n[\s\S]+\n#### Steps to recovery\n/u,
    );
  });
});

describe('what people outside read', () => {
  const stamps = (...steps: Parameters<typeof told>[2][]) =>
    report(told('2026-01-05T10:00:00Z', { title: 'Checkout fails' }, ...steps), 'history');

  test('reads as it stands now, without what was taken back', () => {
    const text = stamps(
      ['2026-01-05T10:10:00Z', says('It is the datbase.', 'identified')],
      ['2026-01-05T10:20:00Z', says('A wrong turn.')],
      ['2026-01-05T10:30:00Z', amends(2, 'It is the database.')],
      ['2026-01-05T10:31:00Z', retracts(3)],
    );
    expect(text).toBe(
      'Checkout fails\n\nIdentified -\nIt is the database.\nJan 5, 10:10 UTC\n\nInvestigating -\nCheckout fails\nJan 5, 10:00 UTC\n',
    );
  });

  test('names a status that only the entry which was taken back had named', () => {
    const text = stamps(
      ['2026-01-05T10:10:00Z', says('It is the cache.', 'identified')],
      ['2026-01-05T10:20:00Z', says('It is the database.')],
      ['2026-01-05T10:31:00Z', retracts(2)],
    );
    expect(text).toContain('\nIdentified -\nIt is the database.\n');
  });

  test('says when it was posted: an update at the time that it was given, an end when people heard of it', () => {
    const text = stamps(
      ['2026-01-05T10:30:00Z', says('It is the database.', 'identified', minute('2026-01-05T10:12:00Z'))],
      ['2026-01-05T12:00:00Z', ends('It is over.', minute('2026-01-05T11:00:00Z'))],
      ['2026-01-08T12:00:00Z', publishes(minute('2026-01-07T09:00:00Z'))],
    );
    expect(found(text, /^Jan .*$/gmu)).toEqual([
      'Jan 7, 09:00 UTC',
      'Jan 5, 12:00 UTC',
      'Jan 5, 10:12 UTC',
      'Jan 5, 10:00 UTC',
    ]);
  });

  test('says that it goes on, and not why it was reopened; of two postmortems it has the last', () => {
    const text = stamps(
      ['2026-01-05T11:00:00Z', ends('It is over.')],
      ['2026-01-05T11:10:00Z', publishes()],
      ['2026-01-05T11:30:00Z', reopens('db-7 fell over again')],
      ['2026-01-05T11:40:00Z', says('It fails again.')],
      ['2026-01-05T12:00:00Z', ends('It is over for good.')],
      ['2026-01-05T12:10:00Z', publishes()],
    );
    expect(found(text, /^(?:[A-Z][a-z]+ -|Jan .*)$/gmu)).toEqual([
      ...['Postmortem -', 'Jan 5, 12:10 UTC'],
      ...['Resolved -', 'Jan 5, 12:00 UTC'],
      ...['Update -', 'Jan 5, 11:40 UTC'],
      ...['Investigating -', 'Jan 5, 11:30 UTC'],
      ...['Resolved -', 'Jan 5, 11:00 UTC'],
      ...['Investigating -', 'Jan 5, 10:00 UTC'],
    ]);
    expect(text).not.toContain('db-7');
  });
});
