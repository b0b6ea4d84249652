import { blackOut } from './black-out.ts';
import { startSitrep } from './compose.ts';
import { type Config, readConfig, secretsOf } from './config.ts';
import { loadEnvFile } from './env-file.ts';
import { keepMemorySmall } from './give-back.ts';
import { createLog } from './log.ts';
import { explain, wrongSettings } from './trouble.ts';

/** What only we may read: the database, its backups, the exports. */
process.umask(0o077);

const config = settings();
const log = createLog(config.logLevel, secretsOf(config));

// Nothing may end the process but its operator: what nobody awaited is written down, and the record stands.
process.on('unhandledRejection', (cause) => log.error('something failed that nobody awaited', { cause }));
process.on('uncaughtException', (cause) => log.error('something failed that nobody caught', { cause }));
// Whoever read the log has gone away: incidents go on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

let stopping = false;
// Before the start: a standby hears them too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
const starting = startSitrep(config, { clock: () => new Date(), log, init: process.argv.includes('--init') });

try {
  const { port } = await starting;
  log.info('Sitrep is ready', { port, mode: config.slackAppToken ? 'Socket Mode' : 'HTTP' });
  void keepMemorySmall(log);
} catch (error) {
  process.stderr.write(`${blackOut(secretsOf(config))(explain(error, config))}\n`);
  process.exit(1);
}

function settings(): Config {
  const trouble = loadEnvFile();
  if (trouble) process.stderr.write(`${trouble}\n`);
  try {
    return readConfig(process.env);
  } catch (error) {
    return wrongSettings(error);
  }
}

async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info('stopping', { signal });
  // A standby that waits for the lock holds nothing, and a hanging part must not keep the process.
  setTimeout(() => process.exit(1), 4800).unref();
  const sitrep = await Promise.race([
    starting.catch(() => undefined),
    new Promise<undefined>((done) => setTimeout(done, 100)),
  ]);
  await sitrep?.stop();
  process.exit(0);
}
