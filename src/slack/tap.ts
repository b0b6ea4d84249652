import { TryLater } from '../desk/follower.ts';
import type { Clock, Log } from '../desk/ports.ts';
import { faultOf, ScopeMissing, SlackRefused, TokenRefused } from './fault.ts';
import { createGrants } from './grants.ts';
import { createSilence, type Span } from './silence.ts';

/** How a call of Slack's ended. `held`: it was not made, since Slack would only refuse it. */
export type CallResult = 'ok' | 'refused' | 'limited' | 'missing_scope' | 'token' | 'away' | 'held';

export interface TapParts {
  readonly log: Log;
  readonly clock: Clock;
  /** Hears of every call: how it ended, and how long it took, in milliseconds. */
  readonly measure: (method: string, result: CallResult, milliseconds: number) => void;
  /** Slack takes nothing, since then. */
  readonly onAway: (from: Date) => void;
  /** It takes again what it did not take for a while. */
  readonly onBack: (span: Span) => void;
  /** Milliseconds without any answer before Slack counts as away. */
  readonly patience: number;
  /** Milliseconds until Slack is asked again whether it takes the token, at first. */
  readonly probeEvery?: number | undefined;
}

/** In milliseconds. */
const usualProbe = 30_000;
/** So many times as long does it become, from try to try; and so long it takes where only a scope is missing. */
const longest = 10;

/** The call that asks about the token alone: it needs no scope, and goes through whatever is shut. */
const probe = 'auth.test';
/** Without it nobody hears anything. */
const speech = 'chat:write';

/**
 * What every call to Slack goes through. While Slack refuses the token, or lets us say nothing, no call is made: one
 * probe asks now and then whether that has changed, and whoever waits goes on at once when it has.
 */
export function createTap({ log, clock, measure, onAway, onBack, patience, probeEvery = usualProbe }: TapParts) {
  const grants = createGrants(log);
  const longestProbe = longest * probeEvery;
  const silence = createSilence({ clock, patience, onAway, onBack });
  let shut: { readonly since: Date; readonly why: string; readonly until: Promise<void>; open(): void } | undefined;
  let wake = () => {};

  return {
    /** Makes a call, or says why not. Throws `TryLater` or `NeverTold`. */
    async pass<T>(method: string, call: () => Promise<T>): Promise<T> {
      const held = method === probe ? undefined : (shutOut() ?? grants.refusalOf(method));
      if (held) {
        measure(method, 'held', 0);
        throw held;
      }
      const began = performance.now();
      const over = silence.began();
      try {
        const answer = await call();
        over('answered');
        measure(method, 'ok', performance.now() - began);
        if (method === probe) heard(answer);
        return answer;
      } catch (cause) {
        const fault = faultOf(cause);
        const result = resultOf(fault);
        over(result === 'away' ? 'silent' : 'answered');
        measure(method, result, performance.now() - began);
        throw note(fault);
      }
    },

    /** Looks, until it is ended, whether what is missing has come. */
    async watch(ask: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
      for (let wait = probeEvery; !signal.aborted; ) {
        const isNews = await pause(shut ? wait : grants.some() ? longestProbe : undefined, signal);
        if (!isNews && !signal.aborted) await ask().catch(() => {});
        wait = shut && !isNews ? Math.min(wait * 2, longestProbe) : probeEvery;
      }
    },

    /** Since when Slack takes nothing, by our clock; undefined while it does. */
    awaySince: (): Date | undefined => shut?.since ?? silence.since(),

    /** An earlier process was left without an answer since then. */
    resume: silence.resume,

    troubles: (): string[] => [...(shut ? [shut.why] : []), ...grants.troubles()],
  };

  function shutOut(): TryLater | undefined {
    return shut && new TryLater(shut.why, { until: shut.until });
  }

  /** The same fault, with what is known of how long it will last. */
  function note(fault: Error): Error {
    if (fault instanceof TokenRefused) {
      close(fault.message, tokenWords(fault.code));
      return new TryLater(fault.message, { until: shut?.until ?? Promise.resolve(), cause: fault });
    }
    if (fault instanceof ScopeMissing) {
      const missing = grants.refused(fault);
      wake();
      if (!grants.isMissing(speech)) return missing;
      close(fault.message, `Slack lets Sitrep say nothing: nothing is sent until the scope ${speech} is granted`);
      return shutOut() ?? missing;
    }
    return fault;
  }

  function close(what: string, why: string): void {
    if (shut) return;
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    shut = { since: clock(), why, until, open };
    onAway(shut.since);
    log.error('nothing is sent to Slack until it takes it again; commands are recorded and answered', { cause: what });
    wake();
  }

  function heard(answer: unknown): void {
    const { response_metadata } = answer as { response_metadata?: { scopes?: string[] } };
    if (response_metadata?.scopes) grants.learn(response_metadata.scopes);
    wake();
    if (!shut || grants.isMissing(speech)) return;
    const { since, open } = shut;
    shut = undefined;
    log.info('Slack takes what is sent again', { since });
    onBack({ from: since, to: clock() });
    open();
  }

  /** True where there is news before the time is over. Without a time it waits for news alone. */
  function pause(milliseconds: number | undefined, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (isNews: boolean) => () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', ended);
        resolve(isNews);
      };
      const timer = milliseconds === undefined ? undefined : setTimeout(done(false), milliseconds).unref();
      const ended = done(true);
      wake = ended;
      signal.addEventListener('abort', ended);
    });
  }
}

const tokenWords = (code: string): string =>
  `Slack refuses the token (${code}): nothing is sent, commands are recorded and answered. Install the app again, or put SLACK_BOT_TOKEN right and start Sitrep anew`;

function resultOf(fault: Error): CallResult {
  if (fault instanceof TokenRefused) return 'token';
  if (fault instanceof ScopeMissing) return 'missing_scope';
  if (fault instanceof SlackRefused) return 'refused';
  return fault instanceof TryLater && fault.after !== undefined ? 'limited' : 'away';
}

export type Tap = ReturnType<typeof createTap>;
