import { blackOut } from '../black-out.ts';
import { type Config, readConfig, secretsOf } from '../config.ts';
import { wrongSettings } from '../trouble.ts';
import { lookForChannel } from './doctor/channel.ts';
import { aboutUntold, lookAtDatabase } from './doctor/database.ts';
import type { Facts } from './doctor/facts.ts';
import { type Finding, note, show } from './doctor/finding.ts';
import { lookAtQueue } from './doctor/queue.ts';
import { aboutScopes } from './doctor/scopes.ts';
import { aboutSettings } from './doctor/settings.ts';
import { askAppToken, askBotToken } from './doctor/tokens.ts';

/** Prints a line per finding as they come. Returns the exit code: 1 when something must be fixed. */
export async function doctor(): Promise<number> {
  let code = 0;
  const config = settings();
  // Redis, PostgreSQL and Slack may repeat in their refusal what they were given.
  const black = blackOut(secretsOf(config));
  for await (const finding of diagnose(config, process.env)) {
    process.stdout.write(`${black(show(finding))}\n`);
    if (finding.state === 'wrong') code = 1;
  }
  return code;
}

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return wrongSettings(error);
  }
}

/** Changes nothing anywhere, and disturbs no bot that runs. */
export async function* diagnose(config: Config, env: NodeJS.ProcessEnv): AsyncGenerator<Finding> {
  yield aboutSettings(config, env);
  const { findings, facts } = await lookAtRecord(config);
  yield* findings;
  if (facts) yield* await aboutUntold(facts);
  yield await lookAtQueue(config, env);
  const bot = await askBotToken(config, facts);
  yield bot.finding;
  yield await askAppToken(config);
  const { granted } = bot;
  if (granted === undefined) {
    yield note('Scopes', 'not looked at, nor the channel: Slack did not say which are granted');
    return;
  }
  yield* aboutScopes(granted);
  yield await lookForChannel(config, { granted, facts });
}

/** What asks PostgreSQL is loaded where the record lies there. */
async function lookAtRecord(config: Config): Promise<{ findings: readonly Finding[]; facts?: Facts | undefined }> {
  if (config.databaseUrl !== undefined) {
    return (await import('./doctor/database-postgres.ts')).lookAtSharedDatabase(config.databaseUrl);
  }
  const { finding, facts } = lookAtDatabase(config);
  return { findings: [finding], facts };
}
