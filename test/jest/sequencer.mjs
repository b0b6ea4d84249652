import Sequencer from '@jest/test-sequencer';

/** What starts bots and servers, and waits for their time-outs: begun last, one of these would be waited for alone. */
const slow = [
  'test/faults/',
  'test/e2e/crash',
  'test/postgres/',
  'test/alarms/',
  'test/cli/',
  'test/store/',
  'test/e2e/',
];

/** The slow ones first; then as Jest would have them. */
export default class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (slow.findIndex((part) => path.includes(part)) + slow.length + 1) % (slow.length + 1);
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
