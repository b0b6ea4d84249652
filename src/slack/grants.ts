import type { Log } from '../desk/ports.ts';
import { ScopeMissing } from './fault.ts';
import { missingAdvice, missingWords, type Scope, scopeIn, scopes } from './scopes.ts';

/**
 * Which scopes the token has, as far as Slack has said: by the header of its answers, and by what it refuses. What is not
 * granted is not asked for again until Slack says that it is.
 */
export function createGrants(log: Log) {
  const missing = new Set<Scope>();

  return {
    /** The scopes that Slack says are granted, from an answer to `auth.test`. */
    learn(granted: readonly string[]): void {
      for (const scope of scopes) {
        // Required ones have narrower forms that do as well: only a refusal tells.
        if (!granted.includes(scope.name)) {
          if (scope.optional) lack(scope);
        } else if (missing.delete(scope)) log.info('a scope is granted', { scope: scope.name });
      }
    },

    /** Slack refused a call for want of these, any of which would do. */
    refused({ needed }: ScopeMissing): void {
      const scope = scopeIn(needed);
      if (scope) lack(scope);
    },

    /** The refusal of a call that would only be refused again; undefined where it may go. */
    refusalOf(method: string): ScopeMissing | undefined {
      for (const { name, methods } of missing) if (methods?.includes(method)) return new ScopeMissing(name);
      return undefined;
    },

    isMissing: (name: string): boolean => [...missing].some((scope) => scope.name === name),
    some: (): boolean => missing.size > 0,
    troubles: (): string[] => [...missing].map((scope) => `the scope ${missingAdvice(scope)}`),
  };

  function lack(scope: Scope): void {
    if (missing.has(scope)) return;
    missing.add(scope);
    log.warn(`the scope ${missingWords(scope)}`, { scope: scope.name });
  }
}
