import { describe, expect, test } from '@jest/globals';
import { tellsOf } from '../../../src/domain/promises/events.ts';
import { worked } from '../../worked.ts';

const database = 'the database is restored';
const queue = 'the queue has caught up';
const region = 'the EU region is back';
const rollback = 'the rollback is finished';
const login = 'login works again';
const vendor = 'the vendor answers';
const it = 'it is fixed';

describe('somebody says that it has come about', () => {
  test.each([
    // As people write it.
    ['Database restored at 14:02', database],
    ['the database is restored', database],
    ['The database has been restored.', database],
    ['The database was restored by 14:02', database],
    ['We restored the database from last night’s snapshot', database],
    ['Database: restored at 14:02', database],
    ['Restored the cache, the queue and the database', database],
    ['Restored: the database and the cache', database],
    [':white_check_mark: *Database* restored', database],
    ['`payments-db` is back', 'payments-db is back'],
    ['The databases are back online', database],
    ['the EU region is back', region],
    ['EU is back', region],
    ['The API is up again', 'the API is back'],
    ['rollback finished', rollback],
    ['The rollback is complete.', rollback],
    ['The planned rollback is done', rollback],
    ['The release was rolled back', 'the release is rolled back'],
    ['Backfill completed, all queues are caught up', queue],
    ['Backfill completed, all queues are caught up', 'the backfill is done'],
    ['The vendor answered', vendor],
    ['Failover is done, scheduler is back', 'the failover is done'],
    ['Failover is done, scheduler is back', 'the scheduler is back'],
    // Words that sow doubt elsewhere.
    ['the first region is restored again', 'the first region is restored'],
    ['The last queue has caught up', queue],
    ['Login fixed, we will keep watching', login],
    ['fixed, we will keep watching', it],
    ['Login is fixed and we will keep watching', login],
    ['Login is fixed, customers should no longer see errors', login],
    ['We will keep watching, but the database is restored', database],
    ['We will keep watching, database restored at 14:02', database],
    ['The cache is not back yet, but the database is restored', database],
    ['The cache is still slow, the database is restored', database],
    ['The database is restored; the cache is not', database],
    ['The database is restored with no data loss', database],
    ['The database is restored without data loss', database],
    ['No data was lost and the database is restored', database],
    ['No more errors since the database was restored', database],
    ['We can confirm that the database is restored', database],
    ['Happy to report that the database is back', database],
    ['After the restart the database is back', database],
    ['On May 5 the database was restored', database],
    ['As expected, the database recovered when we restarted it', database],
    ['The database, which will be slow at first, is restored', database],
    ['As to the database: it is fixed for all customers', database],
    // One sentence of many.
    ['Is the database restored? Yes: the database is restored.', database],
    ['We do not know the cause yet. The database is restored. We will share more soon.', database],
    ['> is the database restored?\nThe database is back since 14:02', database],
    ['Done:\n• database restored\n• cache rebuilt', database],
    ['Kofi asked “is it back?”. It took a while. Ingestion has recovered!', 'data ingestion is restored'],
  ])('%s (%s)', (text, event) => {
    expect(tellsOf(text, event)).toBe(true);
  });
});

describe('nobody says that it has come about', () => {
  test.each([
    // Questions.
    ['is the database restored?', database],
    ['Is the database restored', database],
    ['Kofi, is the database back', database],
    ['Has the database been restored', database],
    ['<@U123> is the database restored', database],
    ['Database restored?', database],
    ['Does anybody know whether the database is restored', database],
    // What is to come, and what is planned.
    ['The database will be restored by 17:00', database],
    ['The database’ll be restored soon', database],
    ['The database should be restored', database],
    ['The database should be stopped, moved and restored', database],
    ['We will, by 17:00, have the database restored', database],
    ['We are going to have the database restored', database],
    ['The database is to be restored tonight', database],
    ['The database is back in 20 minutes', database],
    ['Database back by 17:00', database],
    ['In an hour the database is back', database],
    ['The plan is to have the database restored', database],
    ['We plan for the database restored by five', database],
    ['Next steps:\n• database restored\n• cache rebuilt', database],
    ['ETA: database restored at 17:00', database],
    ['Please make sure the database is restored', database],
    // Conditions.
    ['Once the database is restored we will tell you', database],
    ['After the database is restored we check the cache', database],
    ['If all goes well, the database is restored', database],
    ['As soon as the failover is through, the database is restored', database],
    ['The database is restored once the disk is swapped', database],
    // Expectations.
    ['We expect the database restored within the hour', database],
    ['We expect that, by 17:00, the database is restored', database],
    ['Hopefully the database is back', database],
    ['The database is restored, we hope.', database],
    // Work on it.
    ['We are working on getting the database restored', database],
    ['Trying to get the database back', database],
    ['We are bringing the database back', database],
    ['The database is being restored', database],
    ['Rolling the release back', 'the release is rolled back'],
    ['The team tried to get the cache, the queue and the database back', database],
    ['We are about to complete the rollback', rollback],
    ['The rollback is 60% done', rollback],
    ['The database is partially restored', database],
    ['The database is almost back', database],
    // Denials.
    ['The database is not restored', database],
    ['the database isn’t back yet', database],
    ['The database was checked and not restored', database],
    ['Nothing is fixed: neither the login nor the cache', login],
    ['The database errors are back', database],
    ['A complete restore of the database takes hours', database],
    ['The database back-end is slow', database],
    ['The restore of the database was pushed back', database],
    ['We have confirmed an issue with the database', database],
    // What others said, and their doubts.
    ['> the database is restored', database],
    ['&gt; the database is restored\nWe are looking into it', database],
    ['Kofi wrote “the database is restored”', database],
    ['The alert says "database restored"', database],
    ['AWS says the database is restored', database],
    ['According to AWS, the database is restored', database],
    ['Kofi doubts that the database is restored', database],
    ['Not sure the database is restored', database],
    ['It is unclear if the database is back', database],
    ['Customers wonder whether the database is back', database],
    ['The database seems to be back', database],
    ['~The database is restored~', database],
    // Something else.
    ['The login is back', database],
    ['The database is down, cache restored', database],
    ['Fixed, we will look at the database next', database],
    ['Login is fixed', it],
    ['We found the cause', database],
    ['', database],
    // None of many sentences.
    ['Is the database restored? Not yet. We expect it back by 17:00.', database],
    ['The cache is restored. The database will be restored by 17:00.', database],
    ['> Database restored?\nNo. Trying to get the database back. The cache is fixed.', database],
    ['The database is slow. Once it is fixed, we update you. The login is back.', database],
  ])('%s (%s)', (text, event) => {
    expect(tellsOf(text, event)).toBe(false);
  });
});

test('a page of words is read at once', () => {
  const words = ['database ', 'back ', 'and ', ', ', 'is ', 'will be restored ', 'roll ', '"', '`', '> ', ': '];
  const pages = words.map((word) => word.repeat(40_000 / word.length));
  expect(worked(() => pages.forEach((page) => void tellsOf(page, database)))).toBeLessThan(1500);
});
