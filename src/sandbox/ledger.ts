import type { Answer, Json } from './answer.ts';
import type { Fault } from './fault.ts';
import type { Watched } from './waiting.ts';

/** How far a call got: `dropped` when the caller never had its answer. */
export type Phase = 'arrived' | 'done' | 'answered' | 'dropped';

/** One request of the bot: a Web API method, or `response_url`, or `upload`; or an `ack` that Slack could not use. */
export type Call = {
  n: number;
  method: string;
  args: Json;
  at: number;
  token: 'bot' | 'app' | 'none' | 'unknown';
  phase: Phase;
  status?: number;
  answer?: Answer;
  fault?: Fault;
  ms?: number;
};

/** Every call of the bot in the order of arrival, and the bell that rings whenever anything in this Slack changes. */
export class Ledger implements Watched {
  readonly calls: Call[] = [];
  private readonly listeners = new Set<() => void>();

  open(method: string, args: Json, token: Call['token']): Call {
    const call: Call = { n: this.calls.length + 1, method, args, at: Date.now(), token, phase: 'arrived' };
    this.calls.push(call);
    this.changed();
    return call;
  }

  /** Writes down an acknowledgement that Slack could not use, so that it is seen where refused calls are. */
  refusedAck(body: Json, answer: Answer): void {
    const call = this.open('ack', body, 'none');
    call.answer = answer;
    this.move(call, 'answered');
  }

  move(call: Call, phase: Phase): void {
    if (call.phase === 'answered' || call.phase === 'dropped') return;
    call.phase = phase;
    call.ms = Date.now() - call.at;
    this.changed();
  }

  changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves when no call has arrived for that long. */
  quiet(ms: number): Promise<void> {
    return new Promise((resolve) => {
      let seen = this.calls.length;
      const done = () => {
        stop();
        resolve();
      };
      let timer = setTimeout(done, ms);
      const stop = this.onChange(() => {
        if (this.calls.length === seen) return;
        seen = this.calls.length;
        clearTimeout(timer);
        timer = setTimeout(done, ms);
      });
    });
  }

  /** The last calls in words, for messages about what did not happen. */
  describe(): string {
    const last = this.calls.slice(-12).map((call) => `  ${call.n}. ${call.method}: ${outcome(call)}`);
    return last.length === 0
      ? 'The bot has made no calls.'
      : `The last of ${this.calls.length} calls:\n${last.join('\n')}`;
  }
}

function outcome(call: Call): string {
  if (call.fault) return `${call.phase}, fault ${call.fault.kind}`;
  if (call.answer?.ok) return 'ok';
  return call.answer?.error ?? call.phase;
}
