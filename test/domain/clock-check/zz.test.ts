import { test } from '@jest/globals';
import { clockDoubts } from '../../../src/domain/clock-check/check.ts';
import { tellingsOf } from '../../../src/domain/clock-check/tellings.ts';
import { sentencesOf } from '../../../src/domain/promises/reading/sentences.ts';
import { fixDoubts } from '../../../src/domain/clock-check/fixes.ts';
import { futureDoubts } from '../../../src/domain/clock-check/not-yet.ts';
import { contradictions } from '../../../src/domain/clock-check/contradictions.ts';
import { noted, on, recordOf } from './record.ts';
test('p', () => {
  const rec = recordOf([noted('09:20', 'rolled back at 09:11 since 09:05 '.repeat(80))]);
  const text = 'fixed at 09:20. '.repeat(6250);
  const now = on('09:52');
  const t = (n: string, f: () => unknown) => { const s = performance.now(); f(); console.log(n, Math.round(performance.now() - s)); };
  for (const _ of [1, 2]) {
    t('sentences', () => sentencesOf(text.slice(0, 40000)));
    t('tellings', () => tellingsOf(text, 'UTC', now));
    const said = tellingsOf(text, 'UTC', now);
    t('future', () => futureDoubts(said, 'UTC', now, now));
    t('fix', () => fixDoubts(said, rec, 'UTC', now));
    t('contra', () => contradictions(said, rec, 'UTC', now));
    const { weekdayDoubts } = require('../../../src/domain/clock-check/weekdays.ts'); t('week', () => weekdayDoubts(said, 'UTC', now)); t('fut2', () => futureDoubts(tellingsOf(text, 'UTC', now), 'UTC', on('09:08'), now)); t('home', () => require('../../../src/domain/clock-check/tellings.ts').homeOf('UTC', now)); t('homesaid', () => {const s2=tellingsOf(text, '+00:00', now); t('x-fut', () => futureDoubts(s2, '+00:00', on('09:08'), now)); t('x-fix', () => fixDoubts(s2, rec, '+00:00', now));});
    t('all', () => clockDoubts(text, rec, 'UTC', now));
  }
});
