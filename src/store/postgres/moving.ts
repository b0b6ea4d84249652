import type { Database as Db } from 'better-sqlite3';
import { json } from './characters.ts';
import type { Asks, Postgres } from './connection.ts';

/** Set in a database while a record is being moved into it: nobody may begin to write there. */
export const movingSetting = 'moving';

/** A table as both engines have it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** The columns by which its rows are told apart, in order. */
  readonly key: readonly string[];
}

interface Column {
  readonly name: string;
  /** As PostgreSQL writes it. */
  readonly type: string;
}

type Row = readonly unknown[];

/** Rows that go over at once. */
const page = 1000;

/** Who did what when has no place in another database. */
const notMoved = ['migration'];

/** Those of the file, each after those that it points at. Throws where PostgreSQL has one of them otherwise. */
export async function tablesOf(file: Db, db: Asks): Promise<Table[]> {
  const names = file
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
    .filter((name) => !notMoved.includes(name));
  for (const name of names) refuseForeign(name);
  const first = names.sort((a, b) => Number(b === 'incident') - Number(a === 'incident'));
  return Promise.all(first.map((name) => tableOf(name, file, db)));
}

/** It goes into SQL as it is. */
function refuseForeign(name: string): void {
  if (!/^[a-z_]+$/u.test(name)) throw new Error(`“${name}” is no name of Sitrep’s`);
}

async function tableOf(name: string, file: Db, db: Asks): Promise<Table> {
  const info = file.pragma(`table_info(${name})`) as Array<{ name: string; pk: number }>;
  const types = new Map(
    await db.raw<[string, string]>(
      `select attname::text, format_type(atttypid, atttypmod) from pg_attribute
      where attrelid = to_regclass(@name) and attnum > 0 and not attisdropped`,
      { name },
    ),
  );
  const columns = info.map((column) => {
    refuseForeign(column.name);
    const type = types.get(column.name);
    if (type === undefined) throw new Error(`PostgreSQL has no ${name}.${column.name}`);
    return { name: column.name, type };
  });
  const keyed = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return { name, columns, key: keyed.map((column) => column.name) };
}

export const countOf = (file: Db, { name }: Table): number =>
  file.prepare<[], number>(`select count(*) from ${name}`).pluck().get() ?? 0;

/** The rows of the file, in the order of their key; what has been heard, in the order in which it was. */
export function* rowsOf(file: Db, { name, columns, key }: Table): Generator<Row[]> {
  const names = columns.map((column) => column.name).join(', ');
  const order = name === 'heard' ? 'rowid' : key.join(', ');
  let rows: Row[] = [];
  for (const row of file.prepare(`select ${names} from ${name} order by ${order}`).raw().iterate()) {
    rows.push(row as Row);
    if (rows.length < page) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Writes rows, in the place of those that have their keys; an entry that is there stays, for it never changes. */
export async function write(db: Asks, { name, columns, key }: Table, rows: readonly Row[]): Promise<void> {
  const names = columns.map((column) => column.name);
  const others = names.filter((column) => !key.includes(column));
  const changes = others.map((column) => `${column} = excluded.${column}`).join(', ');
  const conflict = name === 'timeline_entry' || changes === '' ? 'nothing' : `update set ${changes}`;
  const values = columns.map((column, place) => [
    column.name,
    rows.map((row) => (column.type === 'json' && row[place] !== null ? json(String(row[place])) : row[place])),
  ]);
  await db.run(
    `insert into ${name} (${names.join(', ')})
    select ${columns.map((column) => `moved.${column.name}::${column.type}`).join(', ')}
    from unnest(${names.map((column) => `@${column}::text[]`).join(', ')}) with ordinality moved (${names.join(', ')}, place)
    order by place
    on conflict (${key.join(', ')}) do ${conflict}`,
    Object.fromEntries(values),
  );
}

/** Rows that the file does not have any more, since an earlier try. Entries and incidents never go. */
export async function clear(db: Asks, { name }: Table): Promise<void> {
  if (name !== 'incident' && name !== 'timeline_entry') await db.run(`delete from ${name}`);
}

/** Compares rows, byte by byte, with those that stand there; gives the key of the first that is not the same. */
export async function firstOther(
  db: Asks,
  { name, columns, key }: Table,
  rows: readonly Row[],
): Promise<string | undefined> {
  const names = columns.map((column) => column.name);
  const places = key.map((column) => names.indexOf(column));
  const asked = key.map((column, n) => [column, rows.map((row) => String(row[places[n] as number]))]);
  const typeOf = (column: string) => columns.find((one) => one.name === column)?.type;
  const there = await db.raw<Row>(
    `select ${names.map((column) => `${name}.${column}`).join(', ')}
    from unnest(${key.map((column) => `@${column}::text[]`).join(', ')}) with ordinality asked (${key.join(', ')}, place)
      join ${name} on ${key.map((column) => `${name}.${column} = asked.${column}::${typeOf(column)}`).join(' and ')}
    order by place`,
    Object.fromEntries(asked),
  );
  for (const [n, row] of rows.entries()) {
    const other = there[n];
    if (other === undefined || row.some((value, place) => value !== other[place])) {
      return `${name} ${places.map((place) => row[place]).join(' ')}`;
    }
  }
  return undefined;
}

/** What one bot told last may stand at Slack without a receipt: whoever takes it up must look for it. */
export async function leaveInDoubt(db: Postgres): Promise<void> {
  await db.run(
    `insert into lease (name, fence) select 'incident ' || id, 0 from incident on conflict (name) do nothing`,
  );
}
