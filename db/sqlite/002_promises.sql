-- When the next update rings: a heads-up before, then the chain of reminders; and where its interval began.
alter table incident add column next_since text;
alter table incident add column next_every_ms integer;
alter table incident add column next_heads_up text;
alter table incident add column next_ring_at text;
alter table incident add column next_rings integer not null default 0 check (next_rings >= 0);
-- How many promises were ever made.
alter table incident add column promised integer not null default 0;
update incident set next_rings = next_reminded,
  next_ring_at = iif(next_reminded = 0 and status <> 'resolved', next_due, null);
alter table incident drop column next_reminded;

-- The ledger: every promise, from the entry that made it to the entry that ended it. With neither a time nor an event
-- it is vague. `restates` is the promise it says again; `late_s` counts from the due time, below zero when early.
create table promise (
  incident_id integer not null references incident (id),
  number      integer not null check (number > 0),
  team_id     text    not null,
  kind        text    not null check (kind in ('update', 'postmortem', 'recovery', 'contact')),
  due_at      text,
  event       text,
  words       text    not null,
  made_by     text    not null,
  zone        text    not null,
  origin      text    not null check (origin in ('said', 'hand', 'rule')),
  made_in     integer not null,
  made_at     text    not null,
  restates    integer,
  ended       text    check (ended in ('kept', 'moved', 'restated', 'withdrawn')),
  ended_in    integer,
  ended_at    text,
  late_s      integer,
  chase_at    text,
  primary key (incident_id, number),
  check ((ended is null) = (ended_in is null)),
  check (due_at is null or event is null)
) strict;

create index promise_open on promise (incident_id) where ended is null;
create index promise_by_team on promise (team_id, made_at);

-- What is to be done, until it is.
create table action_item (
  incident_id integer not null references incident (id),
  number      integer not null check (number > 0),
  team_id     text    not null,
  text        text    not null,
  owner       text,
  owner_name  text,
  due_at      text,
  zone        text    not null,
  owner_zone  text    not null,
  done_in     integer,
  chase_at    text,
  primary key (incident_id, number)
) strict;

create index action_item_open on action_item (incident_id) where done_in is null;

insert into action_item
select made.incident_id, made.seq, made.team_id, made.text, made.detail ->> '$.owner', made.detail ->> '$.ownerName',
  made.detail ->> '$.due', 'UTC', 'UTC',
  (select min(done.seq) from timeline_entry done where done.incident_id = made.incident_id
    and done.kind = 'action_done' and done.detail ->> '$.action' = made.seq),
  null
from timeline_entry made where made.kind = 'action';
update action_item set chase_at = due_at where done_in is null;

-- Alarms of more kinds, each about the next update (0), or about a promise or an action by its number.
drop table alarm;
create table alarm (
  incident_id integer not null references incident (id),
  kind        text    not null
    check (kind in ('heads_up', 'update_due', 'escalation', 'last_call', 'event', 'promise', 'action')),
  about       integer not null,
  due_at      text    not null,
  team_id     text    not null,
  rung_at     text,
  primary key (incident_id, kind, about, due_at)
) strict;

create index alarm_pending on alarm (due_at) where rung_at is null;
