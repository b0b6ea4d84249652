import { appendFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Kind } from './disturbance.ts';

/** Where the record lies. */
export const ofTheDisk: readonly Kind[] = [
  ...(['full', 'read-only'] as const).map(
    (disk): Kind => ({
      name: `disk ${disk}`,
      weight: 3,
      roll(dice) {
        const lasts = dice.between(200, 1500);
        return {
          words: `the disk is ${disk} for ${lasts} ms`,
          lasts,
          begin(house) {
            house.obey({ disk });
            return () => house.obey({ disk: 'well' });
          },
        };
      },
    }),
  ),
  {
    name: 'database busy',
    weight: 2,
    roll(dice) {
      const lasts = dice.between(200, 1500);
      return {
        words: `somebody else holds the database for ${lasts} ms`,
        lasts,
        begin({ dataDir }) {
          const db = new Database(join(dataDir, 'sitrep.db'), { timeout: 5000 });
          db.exec('begin immediate');
          return () => void db.close();
        },
      };
    },
  },
  {
    name: 'database moved',
    weight: 2,
    roll(dice) {
      const lasts = dice.between(100, 1000);
      return {
        words: `the database file is moved away for ${lasts} ms`,
        lasts,
        begin({ dataDir }) {
          const path = join(dataDir, 'sitrep.db');
          renameSync(path, `${path}.away`);
          return () => renameSync(`${path}.away`, path);
        },
      };
    },
  },
  {
    name: 'torn log',
    weight: 3,
    roll(dice) {
      const torn = Buffer.from(Array.from({ length: dice.between(1, 6000) }, () => dice.between(0, 255)));
      return {
        words: `kill -9, and ${torn.length} bytes of rubbish at the end of SQLite's log`,
        lasts: 0,
        begin(house) {
          const log = join(house.dataDir, 'sitrep.db-wal');
          // As the power leaves it: what was on its way to the disk and never said to be there.
          const killed = house.kill(() => existsSync(log) && appendFileSync(log, torn));
          return () => killed;
        },
      };
    },
  },
];
