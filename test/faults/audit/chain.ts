import { readChain } from '../../../src/store/sqlite/chain.ts';
import type { Check } from './evidence.ts';

/** The record is whole: every entry follows from the one before, and every incident is as far as its entries. */
export const theRecordIsWhole: Check = ({ db }) => {
  const sound = db.pragma('integrity_check', { simple: true });
  const strays = db.pragma('foreign_key_check') as unknown[];
  return [
    ...(sound === 'ok' ? [] : [`SQLite says: ${sound}`]),
    ...(strays.length > 0 ? [`${strays.length} rows belong to nothing`] : []),
    ...readChain(db).broken.map(({ words }) => words),
  ];
};
