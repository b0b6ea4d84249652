import { near } from '../../domain/impacts/around.ts';
import type { Incident } from '../../domain/incident.ts';
import type { MeantTime } from '../../domain/meant-time.ts';
import { type Doubt, splitPast } from '../../domain/past.ts';
import { readPromises } from '../../domain/promises/reading/read.ts';
import { type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { type OpenStatus, readStatus } from '../../domain/status.ts';
import { sayWhen, toldTime } from '../../domain/told.ts';
import { update as postUpdate, type Update } from '../../domain/update.ts';
import { type Command, type House, nothingSaid, type Order, type Reply } from './command.ts';
import { inDoubt } from './in-doubt.ts';
import { meantHint } from './meant.ts';
import { keptInside, pageHints } from './page-hints.ts';
import { changeNext, promiseHints } from './promise-hints.ts';
import { resolve } from './resolve.ts';
import { echo, nextHint, saidBack } from './said-back.ts';

export const update: Command = {
  verb: 'update',
  aliases: ['up'],
  takes: '[investigating|identified|monitoring] <text>',
  does: 'tells everybody; the text may promise the next update: “next update in 30 minutes”',
  needs: nothingSaid,
  async run(order, house) {
    const { word, rest } = splitWord(order.rest);
    const status = readStatus(word);
    // "update resolved DNS for half of them" is no end; "update resolved: …" is one.
    const ends = status === 'resolved' && (rest.text === '' || word.endsWith(':'));
    if (ends) return resolve.run({ ...order, rest }, house);
    if (status === undefined || status === 'resolved') return tell(order, house, order.rest, null);
    return tell(order, house, withoutDash(rest), status);
  },
};

/** `update identified - text` and `update identified: text` say the same. */
const withoutDash = (said: Said): Said => trim(slice(said, /^(?:[-–—:]\s+)?/u.exec(said.text)?.[0].length ?? 0));

/** What a text tells: of something written down afterwards, when it was, and then nothing that is promised from now on. */
export function newsIn(said: Said, zone: string, incident: Incident, now: Date): News | { readonly ask: Doubt } {
  const told = incident.mode === 'retro' ? splitPast(said, zone, now, near(incident, now)) : undefined;
  if (told?.ask) return { ask: told.ask };
  if (told?.time) return { said: told.said, promises: [], at: told.time };
  return { said, promises: readPromises(said.text, zone, now), meant: told?.meant };
}

type News = Pick<Update, 'said' | 'promises'> &
  Partial<Pick<Update, 'at'>> & { readonly meant?: MeantTime | undefined };

/** Also what `status` does when it changes something. */
export async function tell(order: Order, house: House, said: Said, status: OpenStatus | null): Promise<Reply> {
  const { where, by, zone, key } = order;
  const { desk, cadences, pageZone } = house;
  const page = await keptInside(where, by.id, house);
  let untold: MeantTime | undefined;
  const outcome = await desk.change(
    where,
    (incident, now) => {
      const news = newsIn(said, zone, incident, now);
      if ('ask' in news) return { ok: false, refusal: inDoubt(news.ask, `update ${said.text}`) };
      untold = news.meant;
      return postUpdate(incident, { ...news, status, by, page }, cadences, now);
    },
    key,
  );
  return saidBack(
    outcome,
    ({ incident, entry }) => {
      const moved = status === null ? '' : `, ${status}`;
      const words = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
      const told = toldTime(entry);
      const when = told ? `, ${sayWhen(told, [zone], desk.clock())}` : '';
      // A time that was read from the text is said back in every zone: there a misreading is likeliest.
      const zones = incident.next.by === 'promise' ? [zone, pageZone] : [];
      const read = readPromises(entry.text, zone, entry.recordedAt);
      return [
        `#${incident.id} updated${moved}${when}${words}`,
        nextHint(incident.next, desk.clock, zones),
        ...meantHint(incident.id, entry.seq, untold),
        ...promiseHints(entry, read, [zone, pageZone]),
        ...pageHints(incident, entry),
      ];
    },
    changeNext,
  );
}
