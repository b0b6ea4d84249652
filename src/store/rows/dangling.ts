/** What speaks of an entry, a promise or an action that is not there. */
export interface Dangling {
  readonly id: number;
  readonly words: string;
}

/** A select each, in SQL that both engines take: of the incident, and what to say of it. */
export const dangling: readonly string[] = [
  `select incident_id as id, follower || ' has told up to entry ' || seq || ', which is not there' as words
   from bookmark where seq > coalesce((select version from incident where id = incident_id), 0)`,
  `select incident_id as id, 'a receipt of ' || follower || ' is of entry ' || seq || ', which is not there' as words
   from receipt where seq > coalesce((select version from incident where id = incident_id), 0)`,
  `select incident_id as id, 'an alarm (' || kind || ') is of promise ' || about || ', which is not there' as words
   from alarm where kind = 'promise' and rung_at is null
     and not exists (select 1 from promise where promise.incident_id = alarm.incident_id and number = about)`,
  `select incident_id as id, 'an alarm (' || kind || ') is of action ' || about || ', which is not there' as words
   from alarm where kind = 'action' and rung_at is null
     and not exists (select 1 from action_item a where a.incident_id = alarm.incident_id and number = about)`,
  `select incident_id as id, 'promise ' || number || ' was made in entry ' || made_in || ', which is not there' as words
   from promise where not exists (select 1 from timeline_entry e where e.incident_id = promise.incident_id and e.seq = made_in)`,
  `select incident_id as id, 'its draft knows entry ' || up_to || ', which is not there' as words
   from draft where up_to > coalesce((select version from incident where id = incident_id), 0)`,
];
