import type { Desk } from '../../desk/ports.ts';
import type { Author } from '../../domain/change.ts';
import type { Incident } from '../../domain/incident.ts';
import { link as linkIncident } from '../../domain/link.ts';
import { type LinkedHow, otherSide } from '../../domain/links.ts';
import { retract } from '../../domain/retract.ts';
import type { Said } from '../../domain/said.ts';
import type { EntryOf } from '../../domain/timeline.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { entryNumbered } from './found.ts';
import { no, saidBack } from './said-back.ts';

/** `#7`, `inc-7 dupe`, `duplicate of #7`; `#3 #7` outside a channel, where both are named. */
const name = (called: string) => String.raw`#?(?:inc-)?(?<${called}>\d{1,9})(?:-[\p{L}\d_-]*)?`;
const kind = 'dup(?:e|licates?)?|related';
const asked = new RegExp(
  String.raw`^(?:(?<before>${kind})\s+(?:(?:of|to)\s+)?)?${name('first')}(?:[\s,]+(?:(?:to|and)\s+)?${name('second')})?(?:[\s,:]+(?:(?:is|as)\s+)?(?:a\s+)?(?<after>${kind}))?[.\s]*$`,
  'iu',
);

export const link: Command = {
  verb: 'link',
  takes: '#7 [related|duplicate]',
  does: 'says that two incidents belong together, or that this one is a duplicate of that one',
  anywhere: true,
  needs: /^$/u,
  async run({ rest, where, by, key }, { desk }) {
    const { first, second, before, after } = asked.exec(rest.text)?.groups ?? {};
    const words = before ?? after;
    if (first === undefined) return no('usage', 'Say which incident, by its number.', '/incident link #7 duplicate');
    const how = words === undefined ? null : /^dup/iu.test(words) ? 'duplicate' : 'related';
    // Outside a channel both are named: "link #3 #7".
    const [here, other] = second === undefined ? [where, Number(first)] : [{ id: Number(first) }, Number(second)];
    return linked({ where: here, by, key }, other, how, desk);
  },
};

/** Also what its form does: each of them says so, and what stands already is said once more in neither. */
export async function linked(
  { where, by, key }: Pick<Order, 'where' | 'by' | 'key'>,
  other: number,
  how: 'related' | 'duplicate' | null,
  desk: Desk,
): Promise<Reply> {
  const [mine, theirs] = await Promise.all([desk.records.find(where), desk.records.find({ id: other })]);
  if (!theirs) return no('usage', `There is no incident #${other}.`, '/incident list');
  // What is private is named in no public record: people are inside of the one and not of the other.
  if (theirs.isPrivate && mine?.isPrivate === false) {
    const sentence = `#${other} is private and named in no other record: its own says what belongs to it.`;
    return no('not_supported', sentence, `/incident #${other} link #${mine.id}`);
  }
  const outcome = await desk.change(where, (incident, now) => linkIncident(incident, other, how, by, now), key);
  const now = await desk.records.find(where);
  const stands = now?.links.find((one) => one.other === other);
  // Also where it stood here already: the other side may have been recorded as less, or not at all.
  if (now && stands && !now.isPrivate) await sayThere(now, theirs, otherSide(stands.how), by, `${key} back`, desk);
  return saidBack(outcome, ({ incident: { id } }) => [
    how === 'duplicate' ? `#${id} is a duplicate of #${other}` : `#${id} is related to #${other}`,
    ...(mine?.isPrivate ? [`#${id} is private, so its record alone says so.`] : []),
  ]);
}

const sayThere = ({ id }: Incident, other: Incident, how: LinkedHow, by: Author, key: string, desk: Desk) =>
  desk.change({ id: other.id }, (incident, now) => linkIncident(incident, id, how, by, now), key);

/** A link that is taken back in one record is taken back in the other, for the same reason. */
export async function unlinkThere(
  { incidentId, detail: { other } }: EntryOf<'linked'>,
  { why, by, key }: { readonly why: Said; readonly by: Author; readonly key: string },
  { desk, cadences }: House,
): Promise<void> {
  const there = await desk.records.find({ id: other });
  const stands = there?.links.find((one) => one.other === incidentId);
  const target = stands && (await entryNumbered({ id: other }, stands.entry, desk));
  if (!target) return;
  const wanted = { why, by, cadences };
  await desk.change({ id: other }, (incident, now) => retract(incident, target, wanted, now), `${key} there`);
}
