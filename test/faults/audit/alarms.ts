import type { Check } from './evidence.ts';

interface Due {
  readonly incident_id: number;
  readonly kind: string;
  readonly due_at: string;
}

/** Milliseconds within which an alarm that is due must have rung: the sweep looks every second. */
const grace = 1500;

/** What was due rang, once. */
export const everyAlarmRangOnce: Check = ({ db }) => {
  const now = new Date(Date.now() - grace).toISOString();
  const silent = db
    .prepare<[string], Due>('select * from alarm where rung_at is null and due_at < ?')
    .all(now)
    .map(({ incident_id: id, kind, due_at: due }) => `the alarm “${kind}” of #${id}, due ${due}, has not rung`);
  const twice = db
    .prepare<[], { id: number; due: string; n: number }>(`
      select incident_id id, detail ->> 'due' due, count(*) n from timeline_entry where kind = 'reminder'
      group by incident_id, detail ->> 'due', detail ->> 'stage', detail ->> 'round' having count(*) > 1`)
    .all()
    .map(({ id, due, n }) => `the reminder of #${id} for ${due} rang ${n} times`);
  const never = db
    .prepare<[string], { id: number; due: string }>(`
      select id, next_due due from incident where status <> 'resolved' and next_due < ?
      and not exists (select 1 from timeline_entry where incident_id = id and kind = 'reminder'
        and detail ->> 'due' = next_due)`)
    .all(now)
    .map(({ id, due }) => `the update of #${id} was due ${due}, and no reminder rang`);
  return [...silent, ...twice, ...never];
};
