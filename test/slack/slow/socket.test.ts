import { expect, test } from '@jest/globals';
import { settled } from '../../e2e/settled.ts';
import { openHouse } from '../../house.ts';
import { rowsOf } from '../../record.ts';
import { gatedRecord } from '../../slow-record.ts';

test('over a socket too Slack hears in time, and an answer that is under way when Sitrep stops still comes', async () => {
  const record = gatedRecord();
  const house = await openHouse({ socket: true, ackAfter: 300, before: record.before });
  const { slack } = house;
  await slack.until(() => slack.sockets.connected() > 0);
  const dana = slack.person('dana');
  await dana.type('/incident declare sev1 Search is slow', { in: 'general' });
  await settled(house);
  const release = record.hold('commit');
  const { text, later } = await dana.type('/incident #1 note the disk is full', { in: 'general' });
  expect(text).toMatch(/^⏳/u);
  const restarted = house.restart();
  release();
  await restarted;

  expect(later().map((body) => body['text'])).toEqual([expect.stringMatching(/^✅ #1 noted/u)]);
  expect(await rowsOf(house, "select text from timeline_entry where kind = 'note'")).toEqual([
    { text: 'the disk is full' },
  ]);
  await house.close();
});

test('an answer whose socket closes before it is acknowledged follows by itself, whole', async () => {
  const record = gatedRecord();
  const house = await openHouse({ socket: true, before: record.before });
  const { slack } = house;
  await slack.until(() => slack.sockets.connected() > 0);
  const dana = slack.person('dana');
  await dana.type('/incident declare sev1 Search is slow', { in: 'general' });
  await settled(house);
  const release = record.hold('commit');
  const isUnderWay = record.reaches('commit');
  const typed = dana.type('/incident #1 note the disk is full', { in: 'general' });
  await isUnderWay;
  slack.sockets.refresh();
  await slack.until(() => slack.sockets.connected() === 0);
  release();

  const { text, later } = await typed;
  expect(text).not.toMatch(/✅/u);
  await slack.until(() => later().length > 0);
  expect(later().map((body) => body['text'])).toEqual([expect.stringMatching(/^✅ #1 noted/u)]);
  await house.close();
});
