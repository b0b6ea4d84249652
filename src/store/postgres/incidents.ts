import { createLately } from '../../desk/lately.ts';
import { type Records, StaleIncident, type Where } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { type ActionRow, toAction } from '../rows/action-row.ts';
import { grouped } from '../rows/columns.ts';
import { type ImpactRow, toImpact } from '../rows/impact-row.ts';
import { type IncidentRow, toGlance, toIncident, toIncidentRow } from '../rows/incident-row.ts';
import { type PromiseRow, toPromise } from '../rows/promise-row.ts';
import { json } from './characters.ts';
import type { Asks } from './connection.ts';
import { visible } from './members.ts';
import { insertInto } from './statement.ts';

/** With what lies in tables of its own, as it was at the same moment. */
type WholeRow = IncidentRow & Readonly<Record<'promise_rows' | 'action_rows' | 'impact_rows', string>>;

type Version = Pick<IncidentRow, 'id' | 'version'>;

type Mine = Pick<Records, 'find' | 'idOf' | 'newestOpen' | 'recentlyResolved' | 'declaredBetween'> & {
  seen(ids: readonly number[]): Promise<ReadonlySet<number>>;
};

/** Every follower of an incident asks for it after every entry; more than these are hardly busy at once. */
const most = 100;

const rowsOf = (table: string, order: string, standing: string): string =>
  `(select coalesce(json_agg(part order by ${order}), '[]') from ${table} part
    where part.incident_id = incident.id and ${standing})`;

const whole = `select incident.*, ${rowsOf('promise', 'number', 'ended is null')} as promise_rows,
  ${rowsOf('action_item', 'number', 'done_in is null')} as action_rows,
  ${rowsOf('impact', 'seq', 'replaced_in is null')} as impact_rows from incident`;

const toWhole = (row: WholeRow): Incident =>
  toIncident(row, {
    promises: (JSON.parse(row.promise_rows) as PromiseRow[]).map(toPromise),
    actions: (JSON.parse(row.action_rows) as ActionRow[]).map(toAction),
    impacts: (JSON.parse(row.impact_rows) as ImpactRow[]).map(toImpact),
  });

/** A change writes all but what an incident is from its beginning. */
const fixed = new Set(['id', 'team_id', 'mode', 'private', 'declared_by']);

function changed(row: IncidentRow): string {
  const columns = Object.keys(row).filter((column) => !fixed.has(column));
  return `update incident set ${columns.map((column) => `${column} = @${column}`).join(', ')}
    where id = @id and version = @version - 1`;
}

export function incidents(db: Asks) {
  // While its row has the same version nothing of it has changed: whatever belongs to it is written together with that.
  const known = createLately<number, Incident>(most);

  const lists: Pick<Records, 'listOpen' | 'listOwing'> = {
    listOpen: async () => (await db.all<WholeRow>(`${whole} where status <> 'resolved' order by id`)).map(toWhole),
    listOwing: async (after, limit) => {
      const rows = await db.all<WholeRow>(
        `${whole} where id > @after and (status <> 'resolved' or archive_at is not null
          or id in (select incident_id from promise where ended is null)
          or id in (select incident_id from action_item where done_in is null))
        order by id limit @limit`,
        { after, limit },
      );
      return rows.map(toWhole);
    },
  };

  const of = (viewer: string | null): Mine => ({
    async find(where) {
      const there = await thereFor(viewer, where);
      if (!there) return undefined;
      const had = known.get(there.id);
      if (had?.version === there.version) return had;
      const row = await db.get<WholeRow>(`${whole} where id = @id`, there);
      const incident = row && toWhole(row);
      if (incident) known.set(there.id, incident);
      return incident;
    },
    idOf: async (where) => (await thereFor(viewer, where))?.id,
    seen: async (ids) =>
      new Set(await db.pluck<number>(`select id from incident where id = any(@ids) and ${visible}`, { viewer, ids })),
    async newestOpen(limit) {
      const rows = await db.all<IncidentRow & { total: number }>(
        `select *, count(*) over () as total from incident where status <> 'resolved' and ${visible}
        order by id desc limit @limit`,
        { viewer, limit },
      );
      return { total: rows[0]?.total ?? 0, first: rows.map(toGlance) };
    },
    async recentlyResolved(limit) {
      const rows = await db.all<IncidentRow>(
        `select * from incident where status = 'resolved' and ${visible} order by resolved_at desc, id desc limit @limit`,
        { viewer, limit },
      );
      return rows.map(toGlance);
    },
    async declaredBetween(team, from, to) {
      const rows = await db.all<IncidentRow>(
        `select * from incident where team_id = @team and declared_at > @from and declared_at <= @to and ${visible}
        order by id`,
        { viewer, team, from: from.toISOString(), to: to.toISOString() },
      );
      const impacts = await db.all<ImpactRow>(
        `select * from impact where incident_id = any(@ids) and replaced_in is null order by incident_id, seq`,
        { ids: rows.map(({ id }) => id) },
      );
      const hit = grouped(impacts, toImpact);
      return rows.map((row) => ({ impacts: hit.get(row.id) ?? [], ...toGlance(row) }));
    },
  });

  function thereFor(viewer: string | null, where: Where): Promise<Version | undefined> {
    const which = 'id' in where ? 'id = @id' : 'channel = @channel';
    return db.get(`select id, version from incident where ${which} and ${visible}`, { viewer, ...where });
  }

  return {
    ...lists,
    of,
    nextId: async () => (await db.pluck<number>('select coalesce(max(id), 0) + 1 from incident'))[0] ?? 1,
  };
}

/** Inside a transaction. Whoever writes the same incident meanwhile waits for its end, and is told that it was second. */
export async function writeIncident(db: Asks, incident: Incident): Promise<void> {
  const row = toIncidentRow(incident);
  const isNew = incident.version === 1;
  const sql = isNew ? `${insertInto('incident', row)} on conflict (id) do nothing` : changed(row);
  const parts = ['roles', 'links', 'declared_told', 'resolved_told', 'published_told'] as const;
  const asJson = parts.map((part) => [part, row[part] && json(row[part])]);
  const count = await db.run(sql, { ...row, ...Object.fromEntries(asJson) });
  if (count !== 1) throw new StaleIncident(`incident ${incident.id} moved on`);
}
