import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { scopes } from '../../src/slack/scopes.ts';

test('docs/operating.md names what is off without each optional scope, and nothing else', () => {
  const docs = readFileSync(join(__dirname, '../../docs/operating.md'), 'utf8');
  const table = docs.split('### Optional scopes')[1]?.split('\n## ')[0] ?? '';
  const rows = [...table.matchAll(/^\| `(.+?)` \| (.+?) \| (.+?) \|$/gmu)].map(([, ...cells]) => cells);
  const optional = scopes.filter((scope) => scope.optional);
  expect(rows).toEqual(optional.map((scope) => [scope.name, scope.optional, scope.why]));
});
