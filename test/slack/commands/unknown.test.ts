import { describe, expect, test } from '@jest/globals';
import { unknownVerb } from '../../../src/slack/commands/unknown-verb.ts';

const ask = (line: string, isInIncident = true) => {
  const [word = ''] = line.split(' ', 1);
  const { sentence, instead } = unknownVerb({ word, before: '', after: line.slice(word.length) }, isInIncident);
  return [sentence, ...instead];
};

describe('a word that is no verb', () => {
  test.each([
    ['updaet it is slow', '/incident update it is slow'],
    ['hepl', '/incident help'],
    ['lsit', '/incident list'],
    ['noet it is slow', '/incident note it is slow'],
    ['reslove done', '/incident resolve done'],
    ['timline', '/incident timeline'],
  ])('a slip of the finger is seen through: %s', (line, instead) => {
    expect(ask(line)).toContain(instead);
  });

  test.each([
    ['publish', '/incident help'],
    ['publish it', '/incident help'],
  ])('a verb that is not there yet is said to be so, and never becomes another one: %s', (line, instead) => {
    expect(ask(line)).toEqual([`${line.split(' ')[0]} is not there yet.`, instead]);
  });

  test('a severity first is one: of this incident, or of a new one', () => {
    expect(ask('Sev1 it is worse')).toContain('/incident severity Sev1 it is worse');
    expect(ask('Sev1 db is on fire', false)).toContain('/incident declare Sev1 db is on fire');
  });

  test('a number before a verb names the incident', () => {
    expect(ask('2 update no hash')).toContain('/incident #2 update no hash');
  });

  test('one word alone is told to nobody', () => {
    expect(ask('frobnicate')).toEqual(['There is no “frobnicate”.', '/incident help']);
  });

  test('a sentence is news where an incident is, and a new incident elsewhere', () => {
    expect(ask('checkout is down')).toContain('/incident update checkout is down');
    expect(ask('checkout is down', false)).toContain('/incident declare checkout is down');
  });
});
