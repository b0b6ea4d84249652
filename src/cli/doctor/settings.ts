import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import { shownPostgres } from '../../postgres-trouble.ts';
import { type Finding, well } from './finding.ts';

/** Where the settings come from and what they say; that they are right is known by now. */
export function aboutSettings({ slackAppToken, dataDir, databaseUrl, port }: Config, env: NodeJS.ProcessEnv): Finding {
  const file = env['SITREP_CONFIG']?.trim() || 'sitrep.yml';
  const files = ['.env', file].filter((name) => existsSync(name));
  const mode = slackAppToken ? 'Socket Mode' : 'HTTP mode';
  const read = files.length > 0 ? `, read ${files.join(' and ')}` : '';
  const where = databaseUrl === undefined ? dataDir : `PostgreSQL, ${shownPostgres(databaseUrl)}`;
  return well('Settings', `${mode}, record in ${where}, port ${port}${read}`);
}
