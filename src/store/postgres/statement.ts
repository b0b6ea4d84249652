import { createHash } from 'node:crypto';

/** A statement as PostgreSQL takes it. */
export interface Statement {
  /** Prepared under this name once in a connection. */
  readonly name: string;
  readonly text: string;
  /** In the order of their numbers. */
  readonly parameters: readonly string[];
}

const known = new Map<string, Statement>();

/**
 * Reads `@name` as a parameter of that name, as SQLite does: `select 1 where @a = @a` has one. Texts are those of this
 * room, a few dozen, and never what people wrote.
 */
export function statement(text: string): Statement {
  const before = known.get(text);
  if (before) return before;
  const parameters: string[] = [];
  const numbered = text.replace(/@(\w+)/gu, (_, name: string) => {
    if (!parameters.includes(name)) parameters.push(name);
    return `$${parameters.indexOf(name) + 1}`;
  });
  const name = createHash('sha256').update(numbered).digest('hex').slice(0, 16);
  const made = { name, text: numbered, parameters };
  known.set(text, made);
  return made;
}

/** Puts a row in; its keys are the names of the columns, as this room has them. */
export function insertInto(table: string, row: object): string {
  const columns = Object.keys(row);
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`;
}
