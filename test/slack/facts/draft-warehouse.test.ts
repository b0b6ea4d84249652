import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { questionsIn, retell, sectionIn } from './retell.ts';

let talk: Talk;
let draft: string;
afterAll(() => talk.close());

describe('the draft of deliveries that lagged for weeks, over the night when clocks change', () => {
  beforeAll(async () => {
    const lagged = 'partial from Feb 24 to Mar 13 data backfilled, object storage only: Amazon S3, Azure Blob Storage';
    ({ talk, draft } = await retell('kofi', [
      [
        '2026-03-17T19:19:10Z',
        'sev3 Warehouses get their data late from Mar 17 2026 3:19pm EDT to Mar 17 2026 3:19pm EDT retro',
      ],
      ['2026-03-17T19:19:20Z', `impact "Anywhere: Warehouse"@"NA1 Data Center" ${lagged}, Google Cloud Storage`],
      ['2026-03-17T19:19:30Z', `impact "Anywhere: Warehouse"@"EU1 Data Center" ${lagged}, Google Cloud Storage`],
      ['2026-03-17T19:19:40Z', 'note root cause: notifications were kept from the batch pipeline on Feb 24'],
      ['2026-03-17T19:19:41Z', 'note detection: somebody saw it on Mar 11'],
      ['2026-03-17T19:19:42Z', 'note resolution: the fix was out on Mar 11'],
      ['2026-03-17T19:19:43Z', 'note resolution: the backfill began on Mar 12'],
      ['2026-03-17T19:19:44Z', 'note resolution: the backfill was through, and no data was lost on Mar 13'],
      ['2026-03-17T19:19:45Z', 'note customer action: none'],
      ['2026-03-17T19:19:46Z', 'action Better figures on what each pipeline hands on'],
      ['2026-03-17T19:19:47Z', 'action done The faulty change is mended'],
      ['2026-03-17T19:19:50Z', 'promise We publish a postmortem'],
      ['2026-03-17T19:20:00Z', 'promise done 1 the postmortem is out'],
    ]));
  });

  test.each([
    ['R2.1', 'Timeline', '**Mar 17, 2026, 19:19 UTC** kofi: declared sev3 (retro): Warehouses get their data late'],
    ['R2.1', 'Timeline', '**Mar 17, 2026, 19:19 UTC** kofi: resolved'],
    ['R2.1', 'Promises', 'kept on Mar 17, 2026, 19:20 UTC.'],
    ['R2.2', 'Summary', '“Warehouses get their data late” was a sev3 incident'],
    ['R2.3', 'Root cause', 'notifications were kept from the batch pipeline (Feb 24, 2026)'],
    ['R2.3', 'Detection', 'somebody saw it (Mar 11, 2026)'],
    [
      'R2.3',
      'Detection',
      'The impact began on Feb 24, 2026 and was noticed on Mar 11, 2026: the time to detect was 15 days.',
    ],
    ['R2.3', 'Resolution', 'the fix was out (Mar 11, 2026)'],
    ['R2.3', 'Resolution', 'the backfill began (Mar 12, 2026)'],
    ['R2.3', 'Resolution', 'the backfill was through, and no data was lost (Mar 13, 2026)'],
    ['R2.4', 'Customer impact', 'from Feb 24, 2026 to Mar 13, 2026 (17d)'],
    ['R2.4', 'Summary', 'Customers were hit for 17 days, from Feb 24, 2026 to Mar 13, 2026.'],
    ['R2.5', 'Customer impact', 'Anywhere: Warehouse (NA1 Data Center) suffered a partial impact'],
    ['R2.5', 'Customer impact', 'Anywhere: Warehouse (EU1 Data Center) suffered a partial impact'],
    ['R2.6', 'Summary', 'No data was lost.'],
    ['R2.6', 'Summary', 'No action is required of customers.'],
    ['R2.6', 'Customer impact', '### Customer action\n\n- None: customers need do nothing.'],
    ['R2.6', 'Customer impact', '**Backfilled**\n\n- Anywhere: Warehouse (NA1 Data Center) (object storage only'],
    ['R2.7', 'Customer impact', 'object storage only: Amazon S3, Azure Blob Storage, Google Cloud Storage'],
    ['R2.7', 'Action items', '### Planned\n\n- Better figures on what each pipeline hands on'],
  ])('%s: %s says “%s”', (_, title, fact) => expect(sectionIn(draft, title)).toContain(fact));

  test('R2.1: nobody investigated or watched what was over', () => {
    expect(draft).not.toMatch(/investigating|identified|monitoring|watched/u);
  });

  test('R2.2: the title carries no date', () =>
    expect(draft).toContain('# Postmortem: #1 Warehouses get their data late\n'));

  test('R2.6: that nothing was lost is said with the entry that says it, and is not asked', () => {
    expect(sectionIn(draft, 'Customer impact')).toMatch(/### Data\n\nNo data was lost \(entry \d+\)\./u);
    expect(questionsIn(draft, 'Customer impact').join()).not.toMatch(/lost|customers do/u);
  });
});
