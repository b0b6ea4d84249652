import type { Database } from 'better-sqlite3';
import { type Glance, type Records, StaleIncident, type Where } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { type IncidentRow, type Open, toGlance, toIncident, toIncidentRow } from '../rows/incident-row.ts';
import { visible } from './members.ts';
import { recentlyRead } from './recently-read.ts';

/** What is asked for, and who asks. */
type Seen<T> = T & { readonly viewer: string | null };

/** Which one it is, and how it is now. */
type Version = Pick<IncidentRow, 'id' | 'version'>;

type Mine = Pick<Records, 'find' | 'idOf' | 'newestOpen' | 'recentlyResolved' | 'declaredBetween'> & {
  seen(ids: readonly number[]): Promise<ReadonlySet<number>>;
};

interface Parts {
  /** The open promises and actions of one incident, and its impacts. */
  readonly openOf: (id: number) => Open;
  /** Those of all incidents at once. */
  readonly open: () => (id: number) => Open;
  /** What was hit in some of them. */
  readonly impactsOf: (ids: readonly number[]) => ReadonlyMap<number, Open['impacts']>;
}

export function incidents(db: Database, parts: Parts) {
  const nextId = db.prepare<[], number>('select coalesce(max(id), 0) + 1 from incident').pluck();
  const byId = db.prepare<[number], IncidentRow>('select * from incident where id = ?');
  // Every follower asks after every entry: who sees everything is not asked for who may.
  const versionOf = db.prepare<[number], number>('select version from incident where id = ?').pluck();
  const seenById = db.prepare<Seen<{ id: number }>, Version>(
    `select id, version from incident where id = @id and ${visible}`,
  );
  const seenByChannel = db.prepare<Seen<{ channel: string }>, Version>(
    `select id, version from incident where channel = @channel and ${visible}`,
  );
  const seen = db
    .prepare<Seen<{ ids: string }>, number>(
      `select id from incident where id in (select value from json_each(@ids)) and ${visible}`,
    )
    .pluck();
  const open = db.prepare<[], IncidentRow>("select * from incident where status <> 'resolved' order by id");
  const owing = db.prepare<[number, number], IncidentRow>(`
    select * from incident where id > ? and (status <> 'resolved' or archive_at is not null
      or id in (select incident_id from promise where ended is null)
      or id in (select incident_id from action_item where done_in is null))
    order by id limit ?`);
  const newest = db.prepare<Seen<{ limit: number }>, IncidentRow>(
    `select * from incident where status <> 'resolved' and ${visible} order by id desc limit @limit`,
  );
  const howMany = db
    .prepare<Seen<object>, number>(`select count(*) from incident where status <> 'resolved' and ${visible}`)
    .pluck();
  const ended = db.prepare<Seen<{ limit: number }>, IncidentRow>(
    `select * from incident where status = 'resolved' and ${visible} order by resolved_at desc, id desc limit @limit`,
  );
  const declared = db.prepare<Seen<{ team: string; from: string; to: string }>, IncidentRow>(
    `select * from incident where team_id = @team and declared_at > @from and declared_at <= @to and ${visible}
    order by id`,
  );
  const insert = db.prepare<IncidentRow>(`
    insert into incident (
      id, team_id, title, severity, status, roles, declared_by, declared_at, resolved_at,
      channel, channel_name, channel_loss,
      next_by, next_due, next_words, next_since, next_every_ms, next_heads_up, next_ring_at, next_rings,
      promised, mode, private, declared_told, resolved_told, archive_at, deleted_at, links, version,
      published, published_at, published_told, imported, page_title
    ) values (
      @id, @team_id, @title, @severity, @status, @roles, @declared_by, @declared_at, @resolved_at,
      @channel, @channel_name, @channel_loss,
      @next_by, @next_due, @next_words, @next_since, @next_every_ms, @next_heads_up, @next_ring_at, @next_rings,
      @promised, @mode, @private, @declared_told, @resolved_told, @archive_at, @deleted_at, @links, @version,
      @published, @published_at, @published_told, @imported, @page_title
    ) on conflict (id) do nothing`);
  const update = db.prepare<IncidentRow>(`
    update incident set
      title = @title, severity = @severity, roles = @roles,
      declared_at = @declared_at, declared_told = @declared_told, resolved_told = @resolved_told,
      channel_name = @channel_name, channel_loss = @channel_loss,
      next_by = @next_by, next_due = @next_due, next_words = @next_words, next_since = @next_since,
      next_every_ms = @next_every_ms, next_heads_up = @next_heads_up, next_ring_at = @next_ring_at,
      next_rings = @next_rings,
      promised = @promised, archive_at = @archive_at, deleted_at = @deleted_at, links = @links, version = @version,
      published = @published, published_at = @published_at, published_told = @published_told,
      imported = @imported
    where id = @id and version = @version - 1`);
  // What is in an index is written where it changed: SQLite would write the index anew for the same value.
  const updateIndexed = db.prepare<IncidentRow>(`
    update incident set status = @status, channel = @channel, resolved_at = @resolved_at, page_title = @page_title
    where id = @id
      and (status, channel, resolved_at, page_title) is not (@status, @channel, @resolved_at, @page_title)`);

  const known = recentlyRead((row) => toIncident(row, parts.openOf(row.id)));

  const lists: Pick<Records, 'listOpen' | 'listOwing'> = {
    listOpen: async () => whole(open.all()),
    listOwing: async (after, limit) => owing.all(after, limit).map((row) => toIncident(row, parts.openOf(row.id))),
  };
  const of = (viewer: string | null): Mine => ({
    async find(where) {
      const there = thereFor(viewer, where);
      return there && known.at(there, () => byId.get(there.id));
    },
    idOf: async (where) => thereFor(viewer, where)?.id,
    seen: async (ids) => new Set(seen.all({ viewer, ids: JSON.stringify(ids) })),
    async newestOpen(limit) {
      return { total: howMany.get({ viewer }) ?? 0, first: newest.all({ viewer, limit }).map(toGlance) };
    },
    recentlyResolved: async (limit): Promise<Glance[]> => ended.all({ viewer, limit }).map(toGlance),
    async declaredBetween(team, from, to) {
      const rows = declared.all({ viewer, team, from: from.toISOString(), to: to.toISOString() });
      const hit = parts.impactsOf(rows.map(({ id }) => id));
      return rows.map((row) => ({ impacts: hit.get(row.id) ?? [], ...toGlance(row) }));
    },
  });

  function thereFor(viewer: string | null, where: Where): Version | undefined {
    if (viewer === null && 'id' in where) {
      const version = versionOf.get(where.id);
      return version === undefined ? undefined : { id: where.id, version };
    }
    return 'id' in where ? seenById.get({ viewer, ...where }) : seenByChannel.get({ viewer, ...where });
  }

  function whole(rows: readonly IncidentRow[]): Incident[] {
    const openOf = parts.open();
    return rows.map((row) => toIncident(row, openOf(row.id)));
  }

  return {
    ...lists,
    of,
    nextId: async () => nextId.get() ?? 1,
    /** Whether nothing was written about it since it was read. */
    isStill: ({ id, version }: Incident): boolean => versionOf.get(id) === version,
    /** Inside a transaction. */
    write(incident: Incident): void {
      const row = toIncidentRow(incident);
      const { changes } = incident.version === 1 ? insert.run(row) : update.run(row);
      if (changes !== 1) throw new StaleIncident(`incident ${incident.id} moved on`);
      if (incident.version > 1) updateIndexed.run(row);
    },
  };
}
