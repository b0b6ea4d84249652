/**
 * Where the alarms' queue of a house lies, unless it has a Redis of its own: in the suite's Redis, or with
 * `TEST_QUEUE=postgres` in its PostgreSQL, without any Redis.
 */
export function queueBeside(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  if (env['REDIS_URL'] !== undefined || env['QUEUE_URL'] !== undefined) return {};
  const isWithout = process.env['TEST_QUEUE'] === 'postgres';
  return isWithout ? { QUEUE_URL: process.env['TEST_POSTGRES_URL'] } : { REDIS_URL: process.env['TEST_REDIS_URL'] };
}
