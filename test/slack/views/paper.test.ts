import { expect, test } from '@jest/globals';
import { readable } from '../../../src/slack/views/paper.ts';

test.each([
  ['# Checkout is down', '*Checkout is down*'],
  ['The *index* was **gone**', 'The _index_ was *gone*'],
  ['2 * 3 * 4, a*b*c and \\*not\\* so', '2 * 3 * 4, a*b*c and *not* so'],
  ['- one\n* two\n  + three', '• one\n• two\n  • three'],
])('Markdown %j is %j in a message', (markdown, shown) => {
  expect(readable(markdown)).toBe(shown);
});
