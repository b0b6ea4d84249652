import type { Log } from '../desk/ports.ts';
import { ScopeMissing } from './fault.ts';
import { missingAdvice, missingWords, type Scope, scopes, scopesIn } from './scopes.ts';

interface Wait {
  readonly granted: Promise<void>;
  end(): void;
}

/**
 * Which scopes the token has, as far as Slack has said: by the header of its answers, and by what it refuses. What is not
 * granted is not asked for again until Slack says that it is.
 */
export function createGrants(log: Log) {
  const missing = new Map<Scope, Wait>();

  return {
    /** The scopes that Slack says are granted, from an answer to `auth.test`. */
    learn(granted: readonly string[]): void {
      for (const scope of scopes) {
        // Required ones have narrower forms that do as well: only a refusal tells.
        if (!granted.includes(scope.name)) {
          if (scope.optional) lack(scope);
        } else come(scope);
      }
    },

    /** Slack refused a call for want of these, any of which would do: the same fault, with what is known of its end. */
    refused(fault: ScopeMissing): ScopeMissing {
      const { needed, cause } = fault;
      // A call about channels of any kind names the scopes of all kinds: which one it lacked is not known.
      const [only, ...others] = scopesIn(needed);
      return only && others.length === 0 ? new ScopeMissing(needed, { cause, granted: lack(only) }) : fault;
    },

    /** The refusal of a call that would only be refused again; undefined where it may go. */
    refusalOf(method: string): ScopeMissing | undefined {
      for (const [{ name, methods }, { granted }] of missing) {
        if (methods?.includes(method)) return new ScopeMissing(name, { granted });
      }
      return undefined;
    },

    isMissing: (name: string): boolean => [...missing.keys()].some((scope) => scope.name === name),
    some: (): boolean => missing.size > 0,
    troubles: (): string[] => [...missing.keys()].map((scope) => `the scope ${missingAdvice(scope)}`),
  };

  function lack(scope: Scope): Promise<void> {
    const known = missing.get(scope);
    if (known) return known.granted;
    let end = () => {};
    const granted = new Promise<void>((resolve) => {
      end = resolve;
    });
    missing.set(scope, { granted, end });
    log.warn(`the scope ${missingWords(scope)}`, { scope: scope.name });
    return granted;
  }

  function come(scope: Scope): void {
    const known = missing.get(scope);
    if (!known) return;
    missing.delete(scope);
    log.info('a scope is granted', { scope: scope.name });
    known.end();
  }
}
