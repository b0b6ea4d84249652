import { join } from 'node:path';
import { createDesk } from '../../src/desk/desk.ts';
import type { Follower } from '../../src/desk/follower.ts';
import { createHerald, type Herald } from '../../src/desk/herald.ts';
import type { Clock, Listener, Log, Store, WholeDesk } from '../../src/desk/ports.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import { declare } from '../../src/domain/declare.ts';
import { note } from '../../src/domain/note.ts';
import { plain } from '../../src/domain/said.ts';
import { newRecord } from '../record.ts';

export const migrations = join(__dirname, '../../db/sqlite');
export const dana = { id: 'U0DANA000', name: 'Dana Dupont' };
export const quiet: Log = { info() {}, warn() {}, error() {} };

export interface Record {
  readonly store: Store;
  readonly desk: WholeDesk;
  /** Declares one more incident; its number. */
  declare(title?: string): Promise<number>;
  note(id: number, text: string): Promise<void>;
  /** A herald that hears of every change from now on, as a newly started process has one. */
  herald(...followers: Follower[]): Herald;
  /** How long the herald puts off what did not work, each time. Milliseconds. */
  readonly pauses: readonly number[];
}

/** A real desk on a real store. For afterEach there is `closeRecords`. */
export async function openRecord(clock: Clock = () => new Date()): Promise<Record> {
  const store = await newRecord();
  let herald: Herald | undefined;
  const wake: Listener = ({ incident }) => herald?.wake(incident.id);
  const desk = createDesk({ store, clock, listeners: [wake] });
  const pauses: number[] = [];
  return {
    store,
    desk,
    pauses,
    async declare(title = 'Checkout is down') {
      const said = { title: plain(title), severity: 'sev2', by: dana } as const;
      const outcome = await desk.declare('T1', (who, now) => declare(said, who, usualCadences, now));
      return outcome.ok ? outcome.value.incident.id : 0;
    },
    async note(id, text) {
      await desk.change({ id }, (incident, now) => note(incident, plain(text), dana, now, now));
    },
    herald(...followers) {
      const warn = (_: string, fields: { after?: number } = {}) => void (fields.after && pauses.push(fields.after));
      herald = createHerald({ store, log: { ...quiet, warn }, followers });
      return herald;
    },
  };
}
