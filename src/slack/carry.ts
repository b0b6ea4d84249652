import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { FetchFunction } from '@slack/web-api';

type Answer = Awaited<ReturnType<FetchFunction>>;

/**
 * Takes a call to Slack and brings its answer back whole, in so many milliseconds at most; rejects where it breaks off. By
 * Node's own HTTP: `fetch`, which the client would use, costs four times as much.
 */
export function carry(patience: number): FetchFunction {
  return (url, { method, headers, body } = {}) =>
    new Promise((resolve, reject) => {
      if (typeof body !== 'string') throw new TypeError('Slack is sent forms alone: files go by their own address');
      const to = new URL(url);
      const call = (to.protocol === 'https:' ? secure : plain)(to, { headers, ...(method ? { method } : {}) });
      const timer = setTimeout(() => call.destroy(new Error(`no answer within ${patience / 1000} s`)), patience);
      const fail = (cause: Error) => {
        clearTimeout(timer);
        reject(cause);
      };
      call.on('error', fail).once('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        answer.on('error', fail).once('end', () => {
          clearTimeout(timer);
          resolve(asFetched(to.href, answer, text));
        });
      });
      call.end(body);
    });
}

/** As much of the standard's `Response` as the client asks for. */
function asFetched(
  url: string,
  { statusCode = 0, statusMessage = '', headers }: IncomingMessage,
  text: string,
): Answer {
  return {
    ok: statusCode >= 200 && statusCode < 300,
    status: statusCode,
    statusText: statusMessage,
    url,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      entries: () => Object.entries(headers).map(([name, value = '']) => [name, value.toString()]),
    },
    text: async () => text,
    json: async () => JSON.parse(text),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
}
