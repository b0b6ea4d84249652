import { missingAdvice, scopes } from '../../slack/scopes.ts';
import { type Finding, note, well, wrong } from './finding.ts';

const about = 'Scopes';

/** Every scope that is not granted, with what does not work without it. */
export function aboutScopes(granted: readonly string[]): Finding[] {
  const missing = scopes.filter(({ name }) => !granted.includes(name));
  if (missing.length === 0) return [well(about, `all ${scopes.length} granted`)];
  return missing.map((scope) => (scope.optional ? note : wrong)(about, missingAdvice(scope)));
}
