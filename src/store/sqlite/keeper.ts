import { mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Clock, Log } from '../../desk/ports.ts';
import type { Broken } from '../rows/chain.ts';
import { type BackupOptions, remove } from './backup.ts';
import { backupName, backupsOf, brokenBackups, listBackups } from './backups.ts';
import { walkChain } from './chain.ts';

interface Parts {
  readonly databasePath: string;
  /** The record that is kept: see `backUp`; and how much was ever written to it. */
  readonly record: {
    backUp(path: string, options: BackupOptions): Promise<void>;
    written(): number;
    isEmpty(): boolean;
  };
  /** Milliseconds between two backups. */
  readonly every: number;
  /** How many are kept. */
  readonly keep: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between two looks whether one is due. */
  readonly lookEvery?: number | undefined;
}

/** Milliseconds after the end of an incident: what is told of it then is in the backup as well. */
const aMoment = 10_000;

/** Ends of incidents, and what went wrong, bring a backup forward; but not so often that they push out the older ones. */
const soonest = 10;

/** Bytes that stay free for the record itself. */
const reserve = 64 * 1024 * 1024;

/**
 * Reads the record through at the start, and backs it up every so often while it is written, and soon after an incident
 * is over, into files of which it keeps the newest. Each is read through, entry by entry, before it has its name; where
 * the record itself turns out to be broken, that is said, and nothing that was sound before is removed any more.
 */
export function createKeeper({ databasePath, record, every, keep, clock, log, lookEvery = 10_000 }: Parts) {
  const folder = backupsOf(databasePath);
  /** A record that begins now is first saved when there is something in it; one that was never saved, at once. */
  const neverSaved = record.isEmpty() ? clock().getTime() : Number.NEGATIVE_INFINITY;
  let last = listBackups(folder)[0]?.at.getTime() ?? neverSaved;
  let trouble: string | undefined;
  let savedUpTo: number | undefined;
  let wantedAt: number | undefined;
  let running: Promise<void> | undefined;
  let isOff = false;
  let timer: NodeJS.Timeout | undefined;

  return {
    /** Reads the record through, in the background, and then looks whether a backup is due. */
    start(): void {
      running = readThrough().finally(() => {
        running = undefined;
      });
      timer = setInterval(look, lookEvery).unref();
    },

    /** An incident is over. */
    soon(): void {
      wantedAt ??= clock().getTime();
    },

    /** Why there is no sound backup of now, in words. */
    trouble: (): string | undefined => trouble,

    /** Calls off what is under way; nothing half is left. */
    async stop(): Promise<void> {
      isOff = true;
      clearInterval(timer);
      await running;
    },
  };

  function look(): void {
    if (running || isOff || !isDue(clock().getTime())) return;
    running = run().finally(() => {
      running = undefined;
    });
  }

  function isDue(now: number): boolean {
    if (record.written() === savedUpTo) return false;
    if (now - last >= every) return true;
    const isHurried = trouble !== undefined || (wantedAt !== undefined && now - wantedAt >= aMoment);
    return isHurried && now - last >= every / soonest;
  }

  async function readThrough(): Promise<void> {
    try {
      sayBroken(await firstBroken(databasePath));
    } catch (cause) {
      if (!isOff) log.error('the record could not be read through', { cause });
    }
  }

  function sayBroken(broken: Broken | undefined): void {
    trouble = broken && `the record is broken: ${broken.words}; npx sitrep check says more, docs/backups.md what to do`;
    if (trouble) log.error(trouble);
  }

  async function run(): Promise<void> {
    const now = clock();
    const written = record.written();
    last = now.getTime();
    wantedAt = undefined;
    try {
      const broken = await make(now);
      savedUpTo = written;
      sayBroken(broken);
    } catch (cause) {
      if (isOff) return;
      trouble = `the last backup was not made: ${(cause as Error).message}`;
      log.error('the backup was not made', { cause });
    }
  }

  /** Gives the first entry that is not as it was written, where there is one. */
  async function make(now: Date): Promise<Broken | undefined> {
    const started = performance.now();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    makeRoom();
    const path = join(folder, backupName(now));
    let broken: Broken | undefined;
    const verify = async (copy: string) => {
      broken = await firstBroken(copy);
    };
    const beside = join(folder, backupName(now, { broken: true }));
    // Only the copy knows whether it is sound: it is named afterwards.
    await record.backUp(path, { isOff: () => isOff, verify, nameAs: () => (broken ? beside : path) });
    if (broken) for (const old of brokenBackups(folder).slice(1)) remove(old.path);
    else prune();
    const { size } = statSync(broken ? beside : path);
    log.info('the record is backed up', {
      path: broken ? beside : path,
      bytes: size,
      took: Math.round(performance.now() - started),
    });
    return broken;
  }

  function prune(): void {
    for (const { path } of listBackups(folder).slice(keep)) rmSync(path, { force: true });
  }

  /** The oldest go first, never the last of them. Throws where even that does not make enough room. */
  function makeRoom(): void {
    const needed = statSync(databasePath).size + reserve;
    const free = () => {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    };
    for (const { path } of listBackups(folder).slice(1).reverse()) {
      if (free() >= needed) return;
      rmSync(path, { force: true });
    }
    if (free() < needed) throw new Error(`the disk of ${folder} has no room for one: make room`);
  }

  /** Reads a file through, and rests ten times as long as it works: nobody who types is kept waiting. */
  async function firstBroken(path: string): Promise<Broken | undefined> {
    const db = new Database(path, { readonly: true });
    try {
      let since = performance.now();
      for (const { broken } of walkChain(db)) {
        if (broken[0]) return broken[0];
        await sleep((performance.now() - since) * 10);
        if (isOff) throw new Error('the backup was called off');
        since = performance.now();
      }
      return undefined;
    } finally {
      db.close();
    }
  }
}
