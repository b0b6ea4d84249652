import type { Records } from '../../desk/ports.ts';
import type { Asks } from './connection.ts';

/**
 * Whether readers outside may know of an incident. This is the one place that decides it: whatever serves the page asks
 * here, and nothing else of the record is handed to it.
 */
const outside = `page_title is not null and private = 0 and mode <> 'test' and deleted_at is null`;

export function onPage(
  db: Asks,
  find: Records['find'],
  timeline: Records['timeline'],
): Pick<Records, 'listOnPage' | 'onPage'> {
  const isThere = async (id: number): Promise<boolean> =>
    (await db.get(`select 1 from incident where id = @id and ${outside}`, { id })) !== undefined;

  return {
    listOnPage: () => db.pluck(`select id from incident where ${outside} order by id`),
    async onPage(id) {
      const incident = (await isThere(id)) ? await find({ id }) : undefined;
      const entries = incident && (await timeline(id));
      // It may have been taken off while it was read.
      return incident && entries && (await isThere(id)) ? { incident, timeline: entries } : undefined;
    },
  };
}
