import { expect, test } from '@jest/globals';
import { createSilence, type Span } from '../../src/slack/silence.ts';

/** As long as nothing is waited for. */
const patience = 0;

function open() {
  const said: Array<'away' | 'back'> = [];
  const onBack = (_: Span) => void said.push('back');
  const silence = createSilence({ clock: () => new Date(), patience, onAway: () => void said.push('away'), onBack });
  return { said, silence };
}

test('whoever is not answered while others that were asked later are, hangs alone', () => {
  const { silence } = open();
  silence.began();
  silence.began()('answered');

  expect(silence.since()).toBeUndefined();
});

test('a late answer to what was asked before says nothing of what was asked since', () => {
  const { said, silence } = open();
  const before = silence.began();
  const since = silence.began();
  before('answered');
  expect(silence.since()).toBeDefined();

  since('silent');
  const older = silence.began();
  expect(said).toEqual(['away']);
  older('answered');
  expect(said).toEqual(['away', 'back']);
  expect(silence.since()).toBeUndefined();
});
