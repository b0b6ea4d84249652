import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { amend } from '../../src/domain/amend.ts';
import { asItStands } from '../../src/domain/as-it-stands.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import type { Change } from '../../src/domain/change.ts';
import { channelOpened } from '../../src/domain/channel.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { milestonesOf } from '../../src/domain/metrics/milestones.ts';
import { note } from '../../src/domain/note.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { reopen } from '../../src/domain/reopen.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { dana, declared, made, now, type Open, type OpenStore, written } from './samples.ts';

/** What figures are made of. */
export function figuresContract(name: string, open: Open): void {
  describe(`${name} gives the steps that are measured`, () => {
    let store: OpenStore;
    let incident: Incident;
    beforeEach(async () => {
      store = await open();
      incident = await declared(store);
    });
    afterEach(() => store.close());

    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    async function step(rule: (incident: Incident) => Outcome<Change>): Promise<void> {
      incident = await written(store, made(rule(incident)));
    }
    const noted = (minutes: number, toldMinutes?: number) =>
      step((one) => {
        const at = toldMinutes === undefined ? undefined : later(toldMinutes);
        return note(one, plain('looked'), dana, at, later(minutes));
      });
    async function milestones() {
      const [found] = await store.declaredBetween('T1', new Date(0), later(999));
      const steps = (await store.stepsOf([1])).get(1) ?? [];
      return milestonesOf({ ...(found as Incident), steps });
    }

    test('of an incident in which only Sitrep wrote, its declaration alone', async () => {
      await step((one) => channelOpened(one, 'C1', 'inc-1', later(1)));
      expect(await store.stepsOf([1, 7])).toEqual(
        new Map([[1, [{ at: now, precision: 'minute', byPerson: true, status: 'investigating', isReopening: false }]]]),
      );
    });

    test('the first thing that somebody did, and each status', async () => {
      await step((one) => channelOpened(one, 'C1', 'inc-1', later(1)));
      await noted(5, -30);
      await noted(6);
      await noted(7, 4);
      await step((one) =>
        update(one, { said: plain('x'), status: 'monitoring', promises: [], by: dana }, usualCadences, later(10)),
      );
      await step((one) => resolve(one, plain(''), [], dana, later(20)));
      await step((one) => reopen(one, plain('again'), dana, usualCadences, later(30)));
      await step((one) => resolve(one, plain(''), [], dana, later(40)));
      expect(await milestones()).toMatchObject({
        declared: now,
        acknowledged: later(4),
        mitigated: later(40),
        resolved: later(40),
        reopened: 1,
      });
    });

    test('a time that somebody moved is where it was moved to', async () => {
      await noted(5);
      await noted(9);
      const target = async (seq: number) => asItStands(await store.timeline(1)).find(({ first }) => first.seq === seq);
      const moving = async (seq: number, minutes: number) => {
        const standing = await target(seq);
        await step((one) => amend(one, standing, { said: null, at: later(minutes), by: dana }, later(60)));
      };
      await moving(2, 30);
      expect((await milestones()).acknowledged).toEqual(later(9));
      await moving(3, 31);
      expect((await milestones()).acknowledged).toEqual(later(30));
      await moving(2, 3);
      expect((await milestones()).acknowledged).toEqual(later(3));
    });
  });
}
