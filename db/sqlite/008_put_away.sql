-- When the channel of an incident that is over is put away; and when a drill was deleted: then it is there for nobody.
alter table incident add column archive_at text;
alter table incident add column deleted_at text check (deleted_at is null or mode = 'test');

alter table alarm rename to alarm_before;
drop index alarm_pending;
create table alarm (
  incident_id integer not null references incident (id),
  kind        text    not null
    check (kind in ('heads_up', 'update_due', 'escalation', 'last_call', 'event', 'promise', 'action', 'archive')),
  about       integer not null,
  due_at      text    not null,
  team_id     text    not null,
  rung_at     text,
  primary key (incident_id, kind, about, due_at)
) strict;
insert into alarm select * from alarm_before;
drop table alarm_before;

create index alarm_pending on alarm (due_at) where rung_at is null;
