import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Place, RedisPlace } from './place.ts';

export type AnyRedis = Redis | Cluster;

/** What a client of one Redis is told. */
type Options = RedisOptions & { replyMapping?: 'legacy' };

/** A Redis to which we speak as to one, whoever stands behind it. Throws when the file of authorities cannot be read. */
export function openRedis(place: Exclude<Place, { kind: 'postgres' }>, asked: Options): AnyRedis {
  const options = { ...asked, reconnectOnError: demotion() };
  if (place.kind === 'socket') return new Redis({ ...options, path: place.path } as Options);
  const account = { username: place.user, password: place.password, family: place.family };
  const all = { ...options, ...account, ...(place.tls ? { tls: tlsOf(place.tls) } : {}) } as Options;
  if (place.kind === 'sentinel') return watched(place, all);
  if (place.kind === 'cluster') return cluster(place, all);
  return new Redis({ ...all, ...place.hosts[0], db: place.database } as Options);
}

/**
 * A master that became a replica at a failover may keep its connections, and takes nothing more: then we look anew who is
 * master. Not more than once a second, since a Redis may be meant to be read only.
 */
function demotion(): (error: Error) => boolean {
  let last = 0;
  return ({ message }) => {
    const isDue = message.startsWith('READONLY') && Date.now() - last >= 1000;
    if (isDue) last = Date.now();
    return isDue;
  };
}

function watched({ hosts, master, database, sentinelUser, sentinelPassword, tls }: RedisPlace, all: Options) {
  const sentinels = {
    sentinels: [...hosts],
    name: master,
    sentinelUsername: sentinelUser,
    sentinelPassword,
    // Else each round of questions waits for longer than the one before it.
    sentinelRetryStrategy: all.retryStrategy,
    ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: all.tls } : {}),
  } as Options;
  return new Redis({ ...all, ...sentinels, db: database } as Options);
}

function cluster({ hosts, tls }: RedisPlace, { retryStrategy, lazyConnect, ...redisOptions }: Options): Cluster {
  return new Cluster([...hosts], {
    redisOptions: redisOptions as object,
    // What an earlier version of the slots leads to is asked anew no sooner than this.
    slotsRefreshTimeout: 2000,
    ...(lazyConnect ? { lazyConnect } : {}),
    ...(retryStrategy ? { clusterRetryStrategy: (times: number) => retryStrategy(times) as number } : {}),
    // A certificate is for the name of a host, never for its address: ioredis, "Special Note: AWS ElastiCache".
    ...(tls ? { dnsLookup: (host: string, done: (error: null, address: string) => void) => done(null, host) } : {}),
  });
}

const tlsOf = ({ authorities, verified }: NonNullable<RedisPlace['tls']>): ConnectionOptions => ({
  ...(authorities === undefined ? {} : { ca: readFileSync(authorities) }),
  ...(verified ? {} : { rejectUnauthorized: false }),
});

/** What this Redis does when its memory is full, `noeviction` if all is well; undefined where it does not tell. */
export async function evictionPolicy(redis: AnyRedis): Promise<string | undefined> {
  const nodes = redis instanceof Redis ? [redis] : redis.nodes('master');
  const policies = await Promise.all(nodes.map(policyOf));
  return policies.find((policy) => policy !== 'noeviction' && policy !== undefined) ?? policies[0];
}

/** A service may forbid either question. */
async function policyOf(redis: Redis): Promise<string | undefined> {
  const told = await redis.config('GET', 'maxmemory-policy').catch(() => []);
  const [, policy] = Array.isArray(told) ? told : Object.entries(told as Record<string, string>).flat();
  if (typeof policy === 'string' && policy !== '') return policy;
  const memory = await redis.info('memory').catch(() => '');
  return /^maxmemory_policy:(\S+)/mu.exec(memory)?.[1];
}

/**
 * BullMQ asks for all of INFO, writes of a bad policy to the console itself, once per connection, and takes no no for an
 * answer; ioredis asks for it before its first command, and writes to the console of a no. We say what matters in our own
 * log; and where INFO is forbidden, it is the oldest Redis of which BullMQ writes nothing.
 */
export function quietly<R extends AnyRedis>(redis: R): R {
  const info = redis.info.bind(redis) as (...asked: unknown[]) => Promise<string>;
  const duplicate = redis.duplicate.bind(redis) as (...how: unknown[]) => R;
  const told = async () => {
    try {
      return (await info()).replace(/^maxmemory_policy:.*$/mu, '');
    } catch (error) {
      if (/^(?:NOPERM|ERR unknown command)/u.test((error as Error).message)) return 'redis_version:6.2.0';
      throw error;
    }
  };
  type Done = (error: unknown, told?: string) => void;
  const asked = (what?: string | Done) => {
    if (typeof what === 'string') return info(what);
    const answer = told();
    if (what) answer.then((text) => what(null, text), what);
    return answer;
  };
  // The connection itself is there a turn later.
  if (redis instanceof Redis) redis.on('connecting', () => setImmediate(() => redis.stream?.on('error', heardBefore)));
  return Object.assign(redis, { info: asked, duplicate: (...how: unknown[]) => quietly(duplicate(...how)) });
}

/**
 * A connection over TLS that is given up while it is refused fails twice, and ioredis hears the first alone: the second
 * would be a fault that nobody caught.
 */
const heardBefore = () => {};
