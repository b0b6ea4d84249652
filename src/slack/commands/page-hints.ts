import type { Where } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { isOnPage } from '../../domain/page/on-page.ts';
import { pageWords, saidOfPage } from '../../domain/page/page-words.ts';
import { findingsIn } from '../../domain/page/preview.ts';
import type { Entry } from '../../domain/timeline.ts';
import { permitted } from '../permitted.ts';
import { escapeText } from '../views/mrkdwn.ts';
import { line } from '../views/reply.ts';
import type { House } from './command.ts';
import { echo } from './said-back.ts';

/** What news say on the page where their author may not publish: nothing, until somebody lets it out. */
export async function keptInside(where: Where, person: string, house: House): Promise<'' | undefined> {
  if (house.allowed.publish === undefined) return undefined;
  const refusal = await permitted('publish', where, person, house);
  const incident = await house.desk.records.find(where);
  return incident && isOnPage(incident) && refusal(incident) ? '' : undefined;
}

/** Where customers read of an incident: what they read of an entry that was written just now. */
export function pageHints(incident: Incident, entry: Entry): string[] {
  if (!isOnPage(incident) || entry.text === '') return [];
  const { id } = incident;
  const standing = { entry, first: entry, amendedIn: [], retractedIn: null };
  const words = pageWords(standing, saidOfPage([standing], incident.imported));
  const otherwise = `/incident #${id} publish text ${entry.seq} <text>`;
  if (words === 'inside') return [`It stays off the status page: ${line(otherwise)} says something there.`];
  if (words === 'held') {
    const [found] = findingsIn('It', entry.text, otherwise);
    return [`The status page waits for other words. ${escapeText(found?.sentence ?? '')} ${line(otherwise)}`];
  }
  return words.words === entry.text
    ? ['The status page says so too.']
    : [`The status page says: “${echo(words.words)}”`];
}
