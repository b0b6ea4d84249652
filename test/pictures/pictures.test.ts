import { describe, expect, test } from '@jest/globals';
import type { Drawing } from '../../src/desk/pictures.ts';
import type { Course } from '../../src/domain/course.ts';
import { keptOf } from '../../src/domain/metrics/kept.ts';
import { mitigatedOf } from '../../src/domain/metrics/mitigated.ts';
import { perWeekOf } from '../../src/domain/metrics/per-week.ts';
import { scoreOf } from '../../src/domain/promises/score.ts';
import { createDraw } from '../../src/pictures/draw.ts';
import { perWeekFinding } from '../../src/pictures/per-week.ts';
import { pictureOf } from '../../src/pictures/picture-of.ts';
import { toPng } from '../../src/pictures/png.ts';

const noon = new Date('2026-11-20T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const period = { from: later(-30 * 1440), to: noon };

const course: Course = {
  id: 12,
  title: 'Checkout is down',
  severity: 'sev1',
  status: 'resolved',
  took: '1h 42m',
  from: noon,
  to: later(102),
  bands: [{ status: 'investigating', from: noon, to: later(102) }],
  updates: [later(20)],
  promises: [{ due: later(30), ended: later(42), how: 'late' }],
  score: { ...scoreOf([], noon), timed: 4, kept: 3, late: 1, worst: 720 },
  impacts: [{ name: 'API', degree: 'major', from: noon, to: later(40) }],
};

const drawings: readonly Drawing[] = [
  { what: 'course', data: course },
  { what: 'per-week', data: perWeekOf([], period, 'UTC'), of: '' },
  { what: 'mitigated', data: mitigatedOf([], period, 'UTC'), of: 'Checkout' },
  { what: 'kept', data: keptOf([], period, 'UTC') },
];

const pixels = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

describe.each(drawings)('a picture of $what', (drawing) => {
  test.each([
    [380, 'light'],
    [1200, 'dark'],
  ] as const)('%i wide, %s, is as wide as was asked for', async (width, theme) => {
    const { svg } = pictureOf(drawing, { width, theme });
    expect(pixels(await toPng(svg, 2 * width)).width).toBe(2 * width);
  });

  test('tells in words what it shows', () => {
    const { svg, finding, alt } = pictureOf(drawing, { width: 380, theme: 'light' });
    expect(finding).not.toBe('');
    expect(alt).toContain(finding);
    expect(svg).toContain(`role="img" aria-label="${alt.slice(0, 20)}`);
  });
});

test('the finding of a course says how long, how many, and how late', () => {
  expect(pictureOf(drawings[0] as Drawing, { width: 380, theme: 'light' }).finding).toBe(
    'Resolved in 1h 42m, 1 update; 1 of 4 promises late by 12 min',
  );
});

test('the finding of a period says when most of it was', () => {
  const none = { sev1: 0, sev2: 0, sev3: 0, sev4: 0 };
  const weeks = [3, 5, 1].map((total, index) => ({
    monday: `2026-11-${String(2 + 7 * index).padStart(2, '0')}`,
    total,
    bySeverity: none,
  }));
  const data = { period, weeks, total: 9, bySeverity: { ...none, sev1: 2 } };
  expect(perWeekFinding(data)).toBe('9 incidents in 3 weeks, most in the week of Nov 9; sev1 twice');
});

const hostile = `</text><script>alert("1")</script> &amp; ]]> <!-- \u0000\uFFFE\uD800 \u202E 漢字 🔥 ${'x'.repeat(4000)}`;

describe('what people wrote', () => {
  const impacts = Array.from({ length: 300 }, () => ({ name: hostile, degree: 'full' as const, from: null, to: null }));
  const drawn = pictureOf(
    { what: 'course', data: { ...course, title: hostile, impacts } },
    { width: 380, theme: 'dark' },
  );

  test('is never markup, and is cut where it has no room', async () => {
    expect(drawn.svg).not.toMatch(/<script|<!--|\p{Cc}|[\uFFFE\u202E]/u);
    expect(drawn.svg).toContain('&lt;/text&gt;&lt;script&gt;');
    expect(drawn.svg.length).toBeLessThan(20_000);
    expect(pixels(await toPng(drawn.svg, 380)).height).toBeLessThan(1000);
  });

  test('leaves the alt text within what Slack takes', () => {
    expect([...drawn.alt].length).toBeLessThanOrEqual(1000);
  });

  test('is boxes where the font has no letter, and nothing where it has no emoji', () => {
    const { svg } = pictureOf(
      { what: 'course', data: { ...course, title: '漢字 is 🔥 down' } },
      { width: 380, theme: 'light' },
    );
    expect(svg).toContain('#12 □□ is down');
  });
});

test('pictures are drawn one after the other, and one that fails does not keep the next', async () => {
  const draw = createDraw();
  const broken = draw({ what: 'course', data: { ...course, from: new Date(Number.NaN) } });
  const next = draw(drawings[1] as Drawing);
  await expect(broken).rejects.toThrow();
  expect(await next).toMatchObject({ name: 'incidents-per-week.png', title: 'Incidents per week' });
});
