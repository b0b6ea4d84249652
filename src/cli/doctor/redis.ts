import { spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';
import type { Config } from '../../config.ts';
import { type Finding, note, well, wrong } from './finding.ts';

const about = 'Redis';
const without = 'reminders ring all the same, up to a second late';
/** BullMQ 6 needs it. */
const oldest = 5;

/** Asks the Redis of REDIS_URL, or looks for a redis-server to start. */
export async function lookAtRedis({ redisUrl }: Config, env: NodeJS.ProcessEnv): Promise<Finding> {
  return redisUrl === undefined ? ownRedis(env) : await givenRedis(redisUrl);
}

function ownRedis(env: NodeJS.ProcessEnv): Finding {
  const { status, stdout } = spawnSync('redis-server', ['--version'], { env, encoding: 'utf8', timeout: 3000 });
  if (status !== 0) return note(about, `no redis-server here: ${without}; install it, or set REDIS_URL`);
  const version = /v=(\S+)/u.exec(stdout)?.[1] ?? '';
  return well(about, `Sitrep starts its own, redis-server ${version}`);
}

async function givenRedis(url: string): Promise<Finding> {
  const place = shown(url);
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3000,
    disconnectTimeout: 10, // else, with nobody there, it would hold the process for 2 s
    commandTimeout: 3000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason = '';
  redis.on('error', ({ message }: Error) => {
    reason = message;
  });
  try {
    await redis.connect();
    await redis.ping();
    return judge(place, await redis.info().catch(() => ''));
  } catch (error) {
    return wrong(
      about,
      `${place} does not answer (${reason || (error as Error).message}): start it, or put REDIS_URL right`,
    );
  } finally {
    redis.disconnect();
  }
}

function judge(place: string, info: string): Finding {
  const told = (name: string) => new RegExp(`^${name}:(\\S+)`, 'mu').exec(info)?.[1];
  const [version, policy] = [told('redis_version'), told('maxmemory_policy')];
  if (version === undefined || policy === undefined) {
    return note(about, `${place} answers, but does not tell its eviction policy: it must be noeviction`);
  }
  if (Number.parseInt(version, 10) < oldest) {
    return wrong(about, `${place} is Redis ${version}: Sitrep needs ${oldest} or newer`);
  }
  if (policy !== 'noeviction') {
    const cure = 'set it with CONFIG SET maxmemory-policy noeviction, and in redis.conf';
    return wrong(about, `${place} may drop reminders: its maxmemory-policy is ${policy}, not noeviction: ${cure}`);
  }
  return well(about, `${place} answers, version ${version}, noeviction`);
}

/** Without the user and the password. */
function shown(url: string): string {
  return url.startsWith('/') ? url : new URL(url).host;
}
