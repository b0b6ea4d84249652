import type { Fault } from '../../src/sandbox/fault.ts';
import type { Call } from '../../src/sandbox/ledger.ts';
import type { LocalSlack } from '../../src/sandbox/local-slack.ts';

/** What befalls some of the calls to Slack. */
export interface Rule {
  /** Which methods; without it all. */
  readonly method?: RegExp;
  /** Before Slack has done what was asked for, or after. */
  readonly phase: 'before' | 'after';
  /** How many such calls pass first. */
  readonly skip?: number;
  /** How many are hit then; without it all until the rule is taken away. */
  readonly count?: number;
  fault(call: Call): Fault | undefined;
}

/** All that is wrong at Slack at a time. */
export class Weather {
  private readonly rules = new Set<{ readonly rule: Rule; met: number }>();

  constructor(slack: LocalSlack) {
    slack.intercept = (call, phase) => {
      for (const held of this.rules) {
        const { rule } = held;
        if (rule.phase !== phase || (rule.method && !rule.method.test(call.method))) continue;
        held.met += 1;
        const { skip = 0, count = Number.POSITIVE_INFINITY } = rule;
        if (held.met <= skip || held.met > skip + count) continue;
        const fault = rule.fault(call);
        if (fault) return fault;
      }
      return undefined;
    };
  }

  /** Gives what ends it. */
  begin(rule: Rule): () => void {
    const held = { rule, met: 0 };
    this.rules.add(held);
    return () => void this.rules.delete(held);
  }

  clear(): void {
    this.rules.clear();
  }
}
