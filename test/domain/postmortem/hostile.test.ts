import { describe, expect, test } from '@jest/globals';
import { addAction, finishAction } from '../../../src/domain/action.ts';
import { assignRole } from '../../../src/domain/assign-role.ts';
import { setImpact } from '../../../src/domain/impact.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { note } from '../../../src/domain/note.ts';
import { makePromise } from '../../../src/domain/promise.ts';
import type { PromiseRecord } from '../../../src/domain/promises/record.ts';
import { resolve } from '../../../src/domain/resolve.ts';
import { retitle } from '../../../src/domain/retitle.ts';
import { plain } from '../../../src/domain/said.ts';
import { update } from '../../../src/domain/update.ts';
import { cadences, changed, later, opened } from '../incident.ts';
import { draftPostmortem } from './drafted.ts';

const headings = [
  ...['# Postmortem: #7', '## Summary', '## Customer impact', '### Not impacted', '### Data', '### Customer action'],
  ...['### Contact', '## Root cause', '## Detection', '## Timeline', '### Gaps and contradictions', '### Every entry'],
  ...['## Resolution', '### Steps to recovery', '## Promises', '## Action items', '### Completed', '### Planned'],
  ...['## Lessons', '## Commitments still open', '## People'],
];

describe('whatever people write, and wherever', () => {
  const nasty = [
    '# heading',
    '\n# heading',
    'x\n===',
    '\n> quote',
    '\n- item',
    '\n1. item',
    '\n| a | b |',
    '\n```\n',
    '<b>bold</b>',
    '[x](javascript:alert(1))',
    '\u2028## heading',
    '_emphasis_ `code',
  ];
  test.each(nasty)('%j makes no heading, no list, no table and no HTML', (words) => {
    const text = `${words} and more`;
    const who = { id: 'UEVE', name: `Eve ${words}` };
    const heads = ['impact', 'data', 'recoverable', 'not recoverable', 'contact', 'customer action', 'root cause'];
    const steps = [
      (it: Incident) => retitle(it, plain(text), who, later(1)),
      (it: Incident) =>
        update(it, { said: plain(text), status: 'identified', promises: [], by: who }, cadences, later(2)),
      (it: Incident) => assignRole(it, 'comms', who, who, later(3), plain(text)),
      (it: Incident) => finishAction(it, null, plain(text), who, later(4)),
      ...(['major', 'none'] as const).map((degree) => (it: Incident) => {
        const names = { component: `${degree} ${text}`, region: text, amount: text };
        const said = { said: plain(text), by: who, from: null, to: null, data: 'lost' as const, causedBy: 5 };
        return setImpact(it, { ...names, ...said, degree }, later(5));
      }),
      ...['lesson', 'detection', 'fix', ...heads].map(
        (head) => (it: Incident) => note(it, plain(`${head}: ${text}`), who, undefined, later(6)),
      ),
      (it: Incident) => addAction(it, { said: plain(text), owner: null, due: null, by: who }, later(7)),
      (it: Incident) => addAction(it, { said: plain(text), owner: who, due: null, by: who }, later(7)),
      (it: Incident) => finishAction(it, null, plain(text), who, later(8)),
      (it: Incident) => makePromise(it, { said: plain(text), kind: 'contact', due: null, by: who }, later(9)),
      (it: Incident) => resolve(it, plain(text), [], who, later(90)),
    ];
    let { incident } = opened;
    const timeline = [opened.entry];
    const promises = new Map<number, PromiseRecord>();
    for (const step of steps) {
      const change = changed(step(incident));
      incident = change.incident;
      timeline.push(change.entry);
      for (const promise of change.promises ?? []) promises.set(promise.number, promise);
    }
    const markdown = draftPostmortem(incident, timeline, [...promises.values()], later(100));
    // Code is shown as it is.
    const outside = markdown.replace(/`\/incident[^`]*`/gu, '');
    const lines = markdown.split(/[\n\r\u2028]/u);
    const found = lines.filter((line) => /^\s{0,3}#{1,6}(?:\s|$)/u.test(line));
    expect(found.map((line) => headings.find((heading) => line.startsWith(heading)) ?? line)).toEqual(headings);
    expect(markdown).not.toMatch(/^\s*(?:=+\s*$|-{2,}\s*$|```|>|1\. |\| a)/mu);
    expect(outside).not.toMatch(/(?<!\\)<b>|\]\(javascript/u);
    expect(lines.filter((line) => /^\s*[-*] item/u.test(line))).toEqual([]);
  });
});
