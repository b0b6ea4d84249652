import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';

/** A Redis, one or several that belong together. Passwords in it are plain, no longer written as in an address. */
export interface RedisPlace {
  readonly kind: 'single' | 'sentinel' | 'cluster';
  /** Of the sentinels where there are any. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  /** What the sentinels call the Redis they watch. */
  readonly master: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly sentinelUser: string | undefined;
  readonly sentinelPassword: string | undefined;
  readonly database: number;
  /** 4 or 6: IPv4 or IPv6 alone; 0: either. */
  readonly family: number;
  /** Undefined: not encrypted. */
  readonly tls: { readonly authorities: string | undefined; readonly verified: boolean } | undefined;
}

/** Where the alarms' jobs lie. */
export type Place =
  | RedisPlace
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Its message says what is wrong with an address, without a word of it that may be secret. */
export class WrongPlace extends Error {}

const kinds = { '': 'single', '+sentinel': 'sentinel', '+cluster': 'cluster' } as const;
/** Redis: redis.io, the sentinels of it listen on their own. */
const ports = { single: 6379, sentinel: 26_379, cluster: 6379 } as const;
const address = /^redis(s)?(\+sentinel|\+cluster)?:\/\/(?:([^?]*)@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/iu;
const known = ['family', 'sentinel_username', 'sentinel_password', 'ssl_ca_certs', 'ssl_cert_reqs'];

/**
 * Reads an address: `redis://`, `rediss://` (TLS), `redis+sentinel://h1,h2/master/0`, `redis+cluster://h1,h2`, each with
 * `user:password@` and both also as `rediss+…`; the path of a socket; `postgres://`. Throws `WrongPlace`.
 */
export function placeOf(value: string): Place {
  if (isAbsolute(value)) return { kind: 'socket', path: value };
  if (/^postgres(?:ql)?:\/\//iu.test(value)) return postgres(value);
  const [, secure, topology = '', account, hosts = '', path = '', query = ''] = address.exec(value) ?? refuse(unknown);
  const kind = kinds[topology.toLowerCase() as keyof typeof kinds];
  if (kind === 'single' && hosts.includes(',')) refuse(several);
  const asked = parametersOf(query);
  const [user, password] = accountOf(account);
  return {
    kind,
    hosts: hosts.split(',').map((one) => hostOf(one, ports[kind])),
    ...pathOf(path, kind),
    user,
    password,
    sentinelUser: asked.get('sentinel_username') ?? undefined,
    sentinelPassword: asked.get('sentinel_password') ?? undefined,
    family: familyOf(asked.get('family') ?? '0'),
    tls: secure
      ? { authorities: asked.get('ssl_ca_certs') ?? undefined, verified: asked.get('ssl_cert_reqs') !== 'none' }
      : undefined,
  };
}

/** Why an address is none, for whoever set it; undefined where it is well. */
export function whyNoPlace(value: string): string | undefined {
  try {
    const place = placeOf(value);
    const file = place.kind !== 'socket' && place.kind !== 'postgres' ? place.tls?.authorities : undefined;
    return file === undefined || existsSync(file)
      ? undefined
      : `names in ssl_ca_certs a file that is not there, ${file}`;
  } catch (error) {
    if (error instanceof WrongPlace) return error.message;
    throw error;
  }
}

/** Who it is, without user and password. */
export function shownPlace(place: Place): string {
  if (place.kind === 'socket') return place.path;
  if (place.kind === 'postgres') return new URL(place.url).host || 'PostgreSQL';
  const hosts = place.hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(', ');
  return place.master === undefined ? hosts : `${place.master} at ${hosts}`;
}

/** Its passwords, as an address has them and as they are: for no log. */
export function secretsIn(value: string): string[] {
  if (isAbsolute(value)) return [];
  const [, query = ''] = /\?(.*)$/su.exec(value) ?? [];
  const asked = new URLSearchParams(query);
  const written = /:\/\/[^:@?]*:([^?]*)@/u.exec(value)?.[1];
  const typed = written === undefined ? [] : [written, ...spelled(plain(written) ?? written)];
  const parameters = [asked.get('sentinel_password'), asked.get('password')].filter((one) => one !== null);
  const all = [...typed, ...parameters.flatMap(spelled)];
  return [...new Set(all)].filter((one) => one !== '');
}

/** As it is, and as another address may have it. */
const spelled = (secret: string): string[] => [secret, encodeURIComponent(secret)];

const unknown =
  'is none of redis://, rediss://, redis+sentinel:// and redis+cluster:// (postgres:// in QUEUE_URL), nor the path of a socket';

const several =
  'names several hosts: write redis+sentinel:// where they are sentinels, redis+cluster:// where a cluster';

function postgres(value: string): Place {
  return URL.canParse(value) ? { kind: 'postgres', url: value } : refuse('is no address of PostgreSQL');
}

function parametersOf(query: string): URLSearchParams {
  const asked = new URLSearchParams(query);
  const strange = [...asked.keys()].find((name) => !known.includes(name));
  if (strange !== undefined) refuse(`has a parameter that Sitrep does not know, ${strange}: ${known.join(', ')}`);
  if (asked.has('ssl_cert_reqs') && !/^(?:required|none)$/u.test(asked.get('ssl_cert_reqs') ?? '')) {
    refuse('has an ssl_cert_reqs that is neither required nor none');
  }
  return asked;
}

function accountOf(account: string | undefined): [string | undefined, string | undefined] {
  if (account === undefined) return [undefined, undefined];
  const [, user = '', password] = /^([^:]*)(?::(.*))?$/su.exec(account) ?? [];
  const [readUser, readPassword] = [plain(user), plain(password ?? '')];
  if (readUser === undefined || readPassword === undefined) {
    return refuse('has a % in its user or its password that has to be written %25');
  }
  return [readUser || undefined, readPassword || undefined];
}

function plain(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

function hostOf(written: string, usual: number): { host: string; port: number } {
  const [, host, port = String(usual)] = /^(\[[\da-f:.]+\]|[^:[\]\s]+)(?::(\d+))?$/iu.exec(written) ?? [];
  if (host === undefined) refuse('names no host, or one that is none: redis://host:6379');
  if (Number(port) < 1 || Number(port) > 65_535) refuse('names a port that is none, 1 to 65535');
  return { host: (host as string).replace(/^\[|\]$/gu, ''), port: Number(port) };
}

function pathOf(path: string, kind: RedisPlace['kind']): Pick<RedisPlace, 'master' | 'database'> {
  const [master, number = ''] = kind === 'sentinel' ? path.split('/') : [undefined, path];
  if (master === '') refuse('does not say what the sentinels call their Redis: redis+sentinel://host:26379/mymaster');
  if (!/^\d{0,5}$/u.test(number)) refuse('names a database that is no number: redis://host:6379/0');
  if (kind === 'cluster' && Number(number) > 0) refuse('names a database, and a cluster has only one: leave it out');
  return { master: master === undefined ? undefined : (plain(master) ?? master), database: Number(number) };
}

const familyOf = (written: string): number =>
  /^[046]$/u.test(written) ? Number(written) : refuse('has a family that is none of 4, 6 and 0');

function refuse(words: string): never {
  throw new WrongPlace(words);
}
