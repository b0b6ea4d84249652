import { spawnSync } from 'node:child_process';
import { type Place, placeOf, shownPlace } from '../../alarms/place.ts';
import { type AnyRedis, evictionPolicy, openRedis, quietly } from '../../alarms/redis-client.ts';
import type { Config } from '../../config.ts';
import { type Finding, note, well, wrong } from './finding.ts';

const about = 'Redis';
const without = 'reminders ring all the same, up to a second late';
/** BullMQ 6 needs it. */
const oldest = 5;
const patience = 3000;

/** Asks the queue of QUEUE_URL or REDIS_URL, or looks for a redis-server to start. */
export async function lookAtQueue({ queueUrl }: Config, env: NodeJS.ProcessEnv): Promise<Finding> {
  if (queueUrl === undefined) return ownRedis(env);
  const place = placeOf(queueUrl);
  if (place.kind === 'postgres') return (await import('./queue-postgres.ts')).lookAtPostgresQueue(place);
  return givenRedis(place, env['QUEUE_URL']?.trim() ? 'QUEUE_URL' : 'REDIS_URL');
}

function ownRedis(env: NodeJS.ProcessEnv): Finding {
  const { status, stdout } = spawnSync('redis-server', ['--version'], { env, encoding: 'utf8', timeout: 3000 });
  if (status !== 0) return note(about, `no redis-server here: ${without}; install it, or set REDIS_URL`);
  const version = /v=(\S+)/u.exec(stdout)?.[1] ?? '';
  return well(about, `Sitrep starts its own, redis-server ${version}`);
}

async function givenRedis(place: Exclude<Place, { kind: 'postgres' }>, variable: string): Promise<Finding> {
  const shown = shownPlace(place);
  let reason = '';
  let redis: AnyRedis | undefined;
  try {
    redis = quietly(
      openRedis(place, {
        lazyConnect: true,
        connectTimeout: patience,
        disconnectTimeout: 10, // else, with nobody there, it would hold the process for 2 s
        commandTimeout: patience,
        maxRetriesPerRequest: 0,
        retryStrategy: () => null,
      }),
    );
    redis.on('error', ({ message, lastNodeError = message }: Error & { lastNodeError?: Error | string }) => {
      reason = lastNodeError instanceof Error ? lastNodeError.message : lastNodeError;
    });
    await redis.connect();
    await redis.ping();
    return judge(shown, await redis.info('server').catch(() => ''), await evictionPolicy(redis));
  } catch (error) {
    const why = reason || (error as Error).message;
    return wrong(about, `${shown} does not answer (${why}): start it, or put ${variable} right`);
  } finally {
    redis?.disconnect();
  }
}

function judge(shown: string, server: string, policy: string | undefined): Finding {
  const version = /^redis_version:(\S+)/mu.exec(server)?.[1];
  if (version !== undefined && Number.parseInt(version, 10) < oldest) {
    return wrong(about, `${shown} is Redis ${version}: Sitrep needs ${oldest} or newer`);
  }
  if (policy === undefined) {
    return note(about, `${shown} answers, but does not tell its eviction policy: it must be noeviction`);
  }
  if (policy !== 'noeviction') {
    const cure = 'set it with CONFIG SET maxmemory-policy noeviction and in redis.conf, or where the service is set up';
    return wrong(about, `${shown} may drop reminders: its maxmemory-policy is ${policy}, not noeviction: ${cure}`);
  }
  return well(about, `${shown} answers, ${version === undefined ? '' : `version ${version}, `}noeviction`);
}
