import type { Database } from 'better-sqlite3';
import type { Records } from '../../desk/ports.ts';

/**
 * Whether readers outside may know of an incident. This is the one place that decides it: whatever serves the page asks
 * here, and nothing else of the record is handed to it.
 */
const outside = `page_title is not null and private = 0 and mode <> 'test' and deleted_at is null`;

export function onPage(
  db: Database,
  find: Records['find'],
  timeline: Records['timeline'],
): Pick<Records, 'listOnPage' | 'onPage'> {
  const ids = db.prepare<[], number>(`select id from incident where ${outside} order by id`).pluck();
  const isOutside = db.prepare<[number], number>(`select 1 from incident where id = ? and ${outside}`).pluck();
  const isThere = (id: number): boolean => isOutside.get(id) === 1;

  return {
    listOnPage: async () => ids.all(),
    async onPage(id) {
      const incident = isThere(id) ? await find({ id }) : undefined;
      const entries = incident && (await timeline(id));
      // It may have been taken off while it was read.
      return incident && entries && isThere(id) ? { incident, timeline: entries } : undefined;
    },
  };
}
