/** What gives away the inside: a sort of it, and the words; of a secret no more than its start. */
export interface InsideWord {
  readonly sort: 'host' | 'person' | 'slack' | 'secret';
  readonly words: string;
}

/** What is said of a text that has one. */
export const insideSays: Readonly<Record<InsideWord['sort'], string>> = {
  host: 'names a host of the inside',
  person: 'names a person',
  slack: 'holds an id or a link of Slack',
  secret: 'holds what looks like a secret',
};

const insideEndings = /\.(?:internal|local|localdomain|lan|corp|intranet|intra|private|home\.arpa|svc)\.?$/iu;
const insideAddress =
  /^(?:10(?:\.\d{1,3}){3}|127(?:\.\d{1,3}){3}|169\.254(?:\.\d{1,3}){2}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})$/u;

/** A name, an address or a `host:port`, cut out before it is judged: a page without spaces must not take seconds. */
const hostWord = /(?<![\p{L}\p{N}._@-])[a-z0-9](?:[a-z0-9._-]{0,252})(?::\d{2,5}(?!\d))?/giu;
const webAddress = /https?:\/\/([^\s/?#()<>[\]"'`|]{1,300})/giu;
const person = /(?<![\p{L}\p{N}@._/:-])@(?!\s)[\p{L}\p{N}][\p{L}\p{N}._-]{0,80}/gu;
const slackId = /(?<![\p{L}\p{N}])[UWCDGTSB](?=[A-Z0-9]*\d)[A-Z0-9]{8,12}(?![\p{L}\p{N}])/gu;
const secrets: readonly RegExp[] = [
  /\bxox[a-z]-[\w-]{8,}/giu,
  /\bxapp-[\w-]{8,}/giu,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/gu,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/gu,
  /\bgithub_pat_\w{20,}/gu,
  /\bglpat-[\w-]{16,}/gu,
  /\bsk[-_](?:live[-_]|test[-_]|proj-|ant-)?[\w-]{16,}/gu,
  /\bAIza[\w-]{30,}/gu,
  /\beyJ[\w-]{8,500}\.eyJ[\w-]{8,4000}\.[\w-]{8,}/gu,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY/gu,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:[^\s/@]{3,200}@/giu,
  /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|token)\s{0,3}[=:]\s{0,3}["'`]?[^\s"'`]{6,}/giu,
  /\bbearer\s{1,3}[\w.~+/-]{16,}/giu,
];

/** Host names of the inside, names and ids of people and of Slack, and what looks like a secret. Each is named once. */
export function insideWords(text: string): InsideWord[] {
  const found = [
    ...secrets
      .flatMap((secret) => all(text, secret))
      .map((words) => ({ sort: 'secret' as const, words: start(words) })),
    ...hosts(text).map((words) => ({ sort: 'host' as const, words })),
    ...all(text, person).map((words) => ({ sort: 'person' as const, words })),
    ...all(text, slackId).map((words) => ({ sort: 'slack' as const, words })),
    ...[...text.matchAll(webAddress)]
      .map(([, host = '']) => host)
      .filter((host) => /(?:^|\.)slack\.com$/iu.test(host))
      .map((words) => ({ sort: 'slack' as const, words })),
  ];
  return [...new Map(found.map((one) => [`${one.sort} ${one.words}`, one])).values()];
}

function hosts(text: string): string[] {
  const addressed = [...text.matchAll(webAddress)].map(([, host = '']) => host.replace(/^[^@]*@/u, ''));
  return [...addressed.filter(isBare), ...all(text, hostWord).map(bare).filter(isInside)];
}

/** `http://grafana/`: nobody outside has that name. */
const isBare = (host: string): boolean => /^[a-z0-9-]+(?::\d+)?$/iu.test(host);

function isInside(word: string): boolean {
  const [name = '', port] = word.split(':');
  if (insideAddress.test(name) || insideEndings.test(name)) return true;
  return port !== undefined && /^(?=.*[a-z])[a-z0-9][a-z0-9-]*$/iu.test(name) && !/^(?:utc|gmt)/iu.test(name);
}

const bare = (word: string): string => word.replace(/[.-]+$/u, '');

const all = (text: string, what: RegExp): string[] => [...text.matchAll(what)].map(([words]) => words);

/** Enough to find it by. */
const start = (words: string): string => `${words.slice(0, 6)}…`;
