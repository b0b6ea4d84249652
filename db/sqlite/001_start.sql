-- What an incident is now. Instants are ISO 8601 in UTC, to the millisecond.
create table incident (
  id            integer primary key,
  team_id       text    not null,
  title         text    not null,
  severity      text    not null check (severity in ('sev1', 'sev2', 'sev3', 'sev4')),
  status        text    not null check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
  roles         text    not null check (json_valid(roles)),
  declared_by   text    not null,
  declared_at   text    not null,
  resolved_at   text,
  channel       text    unique,
  channel_name  text,
  channel_loss  text    check (channel_loss in ('archived', 'deleted', 'left')),
  next_by       text    not null check (next_by in ('cadence', 'promise', 'event', 'none')),
  next_due      text,
  next_words    text    not null,
  next_reminded integer not null check (next_reminded in (0, 1)),
  version       integer not null check (version > 0),
  check ((status = 'resolved') = (resolved_at is not null))
) strict;

create index incident_open on incident (id) where status <> 'resolved';

-- What happened, append-only. `at` is when it happened, `recorded_at` when it was written down; the order is `seq`.
-- `hash` covers the line and the hash before it; `hash_version` says how, so that columns can be added.
create table timeline_entry (
  incident_id  integer not null references incident (id),
  seq          integer not null check (seq > 0),
  team_id      text    not null,
  kind         text    not null,
  at           text    not null,
  recorded_at  text    not null,
  author       text    not null,
  author_name  text    not null,
  text         text    not null,
  mentions     text    not null check (json_valid(mentions)),
  detail       text    not null check (json_valid(detail)),
  dedupe_key   text    unique,
  hash_version integer not null,
  hash         text    not null,
  primary key (incident_id, seq)
) strict;

create trigger timeline_entry_is_kept before update on timeline_entry
begin select raise(abort, 'the timeline is append-only'); end;

-- What must ring. Written with the change that makes it due; `rung_at` is set once, with the change that it makes.
create table alarm (
  incident_id integer not null references incident (id),
  kind        text    not null check (kind in ('update_due')),
  due_at      text    not null,
  team_id     text    not null,
  rung_at     text,
  primary key (incident_id, kind, due_at)
) strict;

create index alarm_pending on alarm (due_at) where rung_at is null;

-- How far each follower has told each timeline.
create table bookmark (
  follower    text    not null,
  incident_id integer not null references incident (id),
  team_id     text    not null,
  seq         integer not null,
  primary key (follower, incident_id)
) strict;

-- Which Slack call of an entry is done, or why it never will be.
create table receipt (
  follower    text    not null,
  incident_id integer not null references incident (id),
  seq         integer not null,
  step        text    not null,
  team_id     text    not null,
  channel     text,
  ts          text,
  detail      text,
  untold      text,
  primary key (follower, incident_id, seq, step)
) strict;

-- The newest postmortem draft of an incident.
create table draft (
  incident_id integer primary key references incident (id),
  team_id     text    not null,
  markdown    text    not null,
  up_to       integer not null,
  drafted_at  text    not null
) strict;

create table person (
  user_id text    primary key,
  team_id text    not null,
  handle  text    not null,
  name    text    not null,
  zone    text    not null,
  kind    text    not null check (kind in ('member', 'guest', 'bot')),
  active  integer not null check (active in (0, 1))
) strict;

create index person_by_handle on person (handle);

-- What Sitrep learned about its own installation: who it is in which workspace, where it announces.
create table setting (
  name  text primary key,
  value text not null
) strict;
