import { startSitrep } from './compose.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { explain, wrongSettings } from './trouble.ts';

/** What only we may read: the database, its backups, the exports. */
process.umask(0o077);

const config = (() => {
  try {
    return readConfig(process.env);
  } catch (error) {
    return wrongSettings(error);
  }
})();

const { slackBotToken, slackAppToken, slackSigningSecret } = config;
const log = createLog(
  config.logLevel,
  [slackBotToken, slackAppToken, slackSigningSecret].filter((secret) => secret !== undefined),
);

// Nothing may end the process but its operator: what nobody awaited is written down, and the record stands.
process.on('unhandledRejection', (cause) => log.error('something failed that nobody awaited', { cause }));

let stopping = false;
const starting = startSitrep(config, { clock: () => new Date(), log, init: process.argv.includes('--init') });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));

try {
  const { port } = await starting;
  log.info('Sitrep is ready', { port, mode: slackAppToken ? 'Socket Mode' : 'HTTP' });
} catch (error) {
  process.stderr.write(`${explain(error, config)}\n`);
  process.exit(1);
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
