import type { Desk } from '../../desk/ports.ts';
import { link as linkIncident } from '../../domain/link.ts';
import type { Command, Order, Reply } from './command.ts';
import { no, saidBack } from './said-back.ts';

export const link: Command = {
  verb: 'link',
  takes: '#7 [duplicate]',
  does: 'says that two incidents belong together, or are one',
  anywhere: true,
  needs: /^$/u,
  async run({ rest, where, by, key }, { desk }) {
    const [, first, second, words = ''] =
      /^#?(\d{1,9})(?:\s+(?:to\s+)?#?(\d{1,9}))?(?:\s+(?:is\s+(?:a\s+)?)?(duplicates?|related))?\s*$/iu.exec(
        rest.text,
      ) ?? [];
    if (first === undefined) return no('usage', 'Say which incident, by its number.', '/incident link #7 duplicate');
    const how = /^dup/iu.test(words) ? ('duplicate' as const) : ('related' as const);
    // Outside a channel both are named: "link #3 #7".
    const [here, other] = second === undefined ? [where, Number(first)] : [{ id: Number(first) }, Number(second)];
    return linked({ where: here, by, key }, other, how, desk);
  },
};

/** Also what its form does: each of them says so. */
export async function linked(
  { where, by, key }: Pick<Order, 'where' | 'by' | 'key'>,
  other: number,
  how: 'related' | 'duplicate',
  desk: Desk,
): Promise<Reply> {
  const [mine, theirs] = await Promise.all([desk.records.find(where), desk.records.find({ id: other })]);
  if (!theirs) return no('no_incident', `There is no incident #${other}.`, '/incident list');
  // What is private is named in no other record: people are inside of the one and not of the other.
  if (theirs.isPrivate && mine?.isPrivate === false) {
    const sentence = `#${other} is private and named in no other record: its own says what belongs to it.`;
    return no('not_supported', sentence, `/incident #${other} link #${mine.id}`);
  }
  const outcome = await desk.change(where, (incident, now) => linkIncident(incident, other, how, by, now), key);
  const isAlone = mine?.isPrivate === true;
  if (outcome.ok && !isAlone) {
    const { id } = outcome.value.incident;
    await desk.change({ id: other }, (incident, now) => linkIncident(incident, id, 'related', by, now), `${key} back`);
  }
  return saidBack(outcome, ({ incident: { id } }) => [
    how === 'duplicate' ? `#${id} is a duplicate of #${other}` : `#${id} is related to #${other}`,
    ...(isAlone ? [`#${id} is private, so its record alone says so.`] : []),
  ]);
}
