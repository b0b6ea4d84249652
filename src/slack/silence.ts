import type { Clock } from '../desk/ports.ts';

/** From when until when Slack took nothing. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

interface Moment {
  /** By `performance.now()`: it goes on whatever is done to the clock. */
  readonly tick: number;
  readonly at: Date;
}

interface Parts {
  readonly clock: Clock;
  /** Milliseconds without any answer before Slack counts as away. */
  readonly patience: number;
  readonly onAway: (from: Date) => void;
  readonly onBack: (span: Span) => void;
}

/** Whether Slack answers at all, by the calls that are made: a refusal is an answer, a 503 is none. */
export function createSilence({ clock, patience, onAway, onBack }: Parts) {
  const underWay = new Set<Moment>();
  /** When the youngest call began that was answered: the answer to an old one says nothing of those begun since. */
  let heard = 0;
  /** When the first call began that had no answer, and no other since. */
  let first: Moment | undefined;
  let isSaid = false;

  return {
    /** A call begins; what it gives is told how that ended. */
    began(): (how: 'answered' | 'silent') => void {
      const call = now();
      underWay.add(call);
      return (how) => {
        underWay.delete(call);
        if (how === 'answered') answered(call);
        else silent(call);
      };
    },

    /** Undefined where it is not, or not yet, away. */
    since(): Date | undefined {
      const oldest = [...underWay].find(({ tick }) => tick > heard);
      const began = first && oldest ? (first.tick < oldest.tick ? first : oldest) : (first ?? oldest);
      return began && isLong(began) ? began.at : undefined;
    },

    resume(at: Date): void {
      first ??= { tick: performance.now() - patience, at };
      isSaid = true;
    },
  };

  function silent(call: Moment): void {
    // One that hung while others were answered.
    if (call.tick < heard) return;
    if (!first || call.tick < first.tick) first = call;
    if (isSaid || !isLong(first)) return;
    isSaid = true;
    onAway(first.at);
  }

  function answered({ tick }: Moment): void {
    heard = Math.max(heard, tick);
    if (first && first.tick > tick) return;
    const began = first;
    first = undefined;
    isSaid = false;
    if (began && isLong(began)) onBack({ from: began.at, to: clock() });
  }

  function isLong({ tick }: Moment): boolean {
    return performance.now() - tick >= patience;
  }

  function now(): Moment {
    return { tick: performance.now(), at: clock() };
  }
}
