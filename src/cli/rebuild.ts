import { type Config, readConfig } from '../config.ts';
import { NeverTold, TryLater } from '../desk/follower.ts';
import type { Log } from '../desk/ports.ts';
import type { Incident } from '../domain/incident.ts';
import { explainPostgres } from '../postgres-trouble.ts';
import { cardPlace } from '../slack/followers/card-place.ts';
import { pin } from '../slack/followers/furnisher.ts';
import type { Again, Gone, Rebuilding } from '../slack/rebuild/gone.ts';
import { whatIsGone } from '../slack/rebuild/look.ts';
import { RefusedFile } from '../store/sqlite/refused-file.ts';
import { wrongSettings } from '../trouble.ts';
import { optionsIn } from './keeping/options.ts';
import { refuse, say, wrongUsage } from './keeping/said.ts';
import { type Hold, holdFor } from './rebuild/hold.ts';
import { type House, openHouse, reachedBy, tellAgain } from './rebuild/house.ts';

/**
 * Puts back at Slack what an incident has lost there: its channel, card, pin, bookmark, topic and announcement; and its
 * alarms. Of a file no bot may run meanwhile; in PostgreSQL none tells this incident. Returns the exit code: 1 when something is still gone.
 */
export async function rebuild(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { given, words } = optionsIn(args);
  const id = Number(/^#?(\d+)$/u.exec(words[0] ?? '')?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(id)) return refuse('Say which: npx sitrep rebuild 12.', wrongUsage);
  const config = settings(env);
  const isDry = given['dry-run'] !== undefined;
  let hold: Hold | string | undefined;
  try {
    hold = await holdFor(id, config, isDry);
    return typeof hold === 'string' ? refuse(hold) : await rebuildOne(id, hold, config, isDry);
  } catch (error) {
    if (error instanceof RefusedFile) return refuse(error.message);
    const words = config.databaseUrl && explainPostgres(error, config.databaseUrl);
    if (words) return refuse(words);
    if (!(error instanceof NeverTold || error instanceof TryLater)) throw error;
    return refuse(
      `Slack did not let us look or work (${error.message}): npx sitrep doctor says more, then type this again.`,
    );
  } finally {
    if (typeof hold === 'object') await hold.close();
  }
}

function settings(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env);
  } catch (error) {
    return wrongSettings(error);
  }
}

async function rebuildOne(id: number, hold: Hold, config: Config, isDry: boolean): Promise<number> {
  const { store } = hold;
  const incident = await store.find({ id });
  if (!incident || incident.deletedAt) return refuse(`There is no incident ${id}.`);
  if (incident.imported > 0 && incident.channel === null) {
    return refuse(`#${id} was imported: it never had anything at Slack, so there is nothing to put back.`);
  }
  const faults: string[] = [];
  const parts = await openHouse(config, hold, collecting(faults));
  const gone = await whatIsGone(parts, incident);
  say(`#${id} ${incident.title}`);
  if (isDry) return tellOnly(gone);
  await mend(parts, incident, gone);
  return report(parts, id, gone, faults);
}

function tellOnly(gone: readonly Gone[]): number {
  for (const { what, words, cure } of gone) say(`– ${what}: ${words}${cure ? `; would do: ${cure}` : ''}`);
  if (gone.length === 0) say('✓ Everything is there. (Whether the card is pinned cannot be seen without pinning it.)');
  return gone.length === 0 ? 0 : 1;
}

async function mend(parts: House, { id }: Incident, gone: readonly Gone[]): Promise<void> {
  const again: Again = new Map();
  const reached = await reachedBy(parts, id);
  for (const one of gone) await one.mend(again);
  await tellAgain(parts, id, again, reached);
  const incident = await parts.store.find({ id });
  const card = incident && (await cardPlace(incident, parts.store));
  if (card?.channel && card.ts && incident?.channelLoss === null) await pin(parts.client, card.channel, card.ts);
}

/** Looks again: what is done is what is no longer gone. */
async function report(
  parts: Rebuilding,
  id: number,
  gone: readonly Gone[],
  faults: readonly string[],
): Promise<number> {
  const incident = (await parts.store.find({ id })) as Incident;
  const left = await whatIsGone(parts, incident);
  for (const { what, words, cure } of gone) {
    if (!left.some((still) => still.what === what)) say(`✓ ${what}: ${words}; done: ${cure ?? 'nothing'}`);
  }
  for (const { what, words } of left) say(`✗ ${what}: ${words}`);
  const why = faults.at(-1);
  if (left.length > 0 && why !== undefined) say(`  The last that went wrong: ${why}`);
  if (gone.length === 0 && left.length === 0) say('✓ Everything was there; the card is pinned.');
  return left.length === 0 ? 0 : 1;
}

/** What goes wrong is said at the end, not as a log. */
function collecting(faults: string[]): Log {
  const keep = (message: string, fields: object = {}) => {
    const { cause, because } = fields as { cause?: Error; because?: string };
    faults.push([message, because ?? cause?.message].filter(Boolean).join(': '));
  };
  return { info: () => {}, warn: keep, error: keep };
}
