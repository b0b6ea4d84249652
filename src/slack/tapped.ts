import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Tap } from './tap.ts';

/** Slack's client, of which every call goes through the tap. */
export class TappedClient extends WebClient {
  readonly #tap: Tap;

  constructor(tap: Tap, token: string, options: WebClientOptions) {
    super(token, options);
    this.#tap = tap;
  }

  override apiCall(...[method, options]: Parameters<WebClient['apiCall']>): ReturnType<WebClient['apiCall']> {
    return this.#tap.pass(method, () => super.apiCall(method, options));
  }
}
