import { interleaved, ratioRow } from '../compare.ts';
import { finely, type Row } from '../figures.ts';
import { openLong } from '../reading.ts';
import type { Scenario } from './scenario.ts';

/** A reader that has just started is slow at everything it does for the first time. */
const warmUps = 2;

export const long: Scenario = {
  name: 'long',
  does: 'a long timeline and its postmortem, against SQL alone and a line of Markdown for each row',
  async run({ longs, repeats }) {
    const rows: Row[] = [];
    for (const entries of longs) {
      const incident = await openLong(entries);
      const ways = ['readBySql', 'read', 'paperBySql', 'paper'] as const;
      await interleaved(warmUps, ways, (way) => incident[way]());
      const taken = await interleaved(repeats, ways, (way) => incident[way]());
      incident.close();
      const read = { ours: taken.read, floor: taken.readBySql, words: finely };
      const paper = { ours: taken.paper, floor: taken.paperBySql, words: finely };
      const isJudged = entries === longs[0];
      rows.push(
        ratioRow({ what: `${entries} entries read whole`, ...read }, isJudged ? { atMost: 2 } : {}),
        ratioRow({ what: `${entries} entries as a postmortem`, ...paper }, isJudged ? { atMost: 2.5 } : {}),
      );
    }
    return { rows };
  },
};
