-- What an incident belongs together with, as it stands: of what was said of the same other one, the last.
alter table incident add column links text not null default '[]' check (json_valid(links));
update incident set links = (
  select json_group_array(
    json_object('other', said.detail -> '$.other', 'how', said.detail ->> '$.how', 'entry', said.seq)
  )
  from timeline_entry said
  where said.incident_id = incident.id and said.kind = 'linked' and not exists (
    select 1 from timeline_entry later
    where later.incident_id = said.incident_id and later.kind = 'linked' and later.seq > said.seq
      and later.detail ->> '$.other' = said.detail ->> '$.other'
  )
);
