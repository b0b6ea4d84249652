-- What an incident is now. Instants are ISO 8601 in UTC, to the millisecond, as text: an entry's hash covers them as they
-- are written, and `at::timestamptz` reads them. JSON is kept as it was written, for the same reason.
create domain words as text collate "C";
create domain instant as text collate "C" check (value ~ '^[+-]?[0-9]{4,6}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$');
create domain flag as smallint check (value in (0, 1));

create table incident (
  id             integer  primary key,
  team_id        words    not null,
  title          words    not null,
  severity       words    not null check (severity in ('sev1', 'sev2', 'sev3', 'sev4')),
  status         words    not null check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
  -- Real, a drill that is announced to nobody and counted nowhere, or written down after the fact.
  mode           words    not null check (mode in ('live', 'test', 'retro')),
  -- There for those inside alone: who declared it, who has a role in it, who is in its channel.
  private        flag     not null,
  roles          json     not null,
  declared_by    words    not null,
  declared_at    instant  not null,
  -- How exactly it was told, where somebody told it: precision, about, zone.
  declared_told  json,
  resolved_at    instant,
  resolved_told  json,
  channel        words    unique,
  channel_name   words,
  channel_loss   words    check (channel_loss in ('archived', 'deleted', 'left')),
  next_by        words    not null check (next_by in ('cadence', 'promise', 'event', 'none')),
  next_due       instant,
  next_words     words    not null,
  next_since     instant,
  next_every_ms  bigint,
  next_heads_up  instant,
  next_ring_at   instant,
  next_rings     integer  not null check (next_rings >= 0),
  -- How many promises were ever made.
  promised       integer  not null,
  archive_at     instant,
  deleted_at     instant  check (deleted_at is null or mode = 'test'),
  -- What it belongs together with, as it stands.
  links          json     not null,
  published      integer  not null check (published >= 0),
  published_at   instant,
  published_told json,
  -- The newest entry that was brought in from elsewhere: nobody at Slack is told of what stands up to it. 0: none was.
  imported       integer  not null check (imported >= 0),
  -- What the status page calls it; null while it is internal.
  page_title     words    check (page_title is null or (private = 0 and mode <> 'test')),
  version        integer  not null check (version > 0),
  check ((status = 'resolved') = (resolved_at is not null)),
  check ((published_at is null) = (published = 0))
);

create index incident_open on incident (id) where status <> 'resolved';
create index incident_resolved on incident (resolved_at, id) where status = 'resolved';
create index incident_on_page on incident (id) where page_title is not null;
create index incident_declared on incident (team_id, declared_at);

-- What happened, append-only. `at` is when it happened, `recorded_at` when it was written down; the order is `seq`.
-- `hash` covers the line and the hash before it; `hash_version` says how, so that columns can be added.
create table timeline_entry (
  incident_id  integer not null references incident (id),
  seq          integer not null check (seq > 0),
  team_id      words   not null,
  kind         words   not null,
  at           instant not null,
  recorded_at  instant not null,
  author       words   not null,
  author_name  words   not null,
  text         words   not null,
  mentions     json    not null,
  detail       json    not null,
  dedupe_key   words   unique,
  hash_version integer not null,
  hash         words   not null,
  primary key (incident_id, seq)
);

create index timeline_entry_by_time on timeline_entry (incident_id, at, seq, recorded_at);
create index timeline_entry_changed on timeline_entry (incident_id, ((detail ->> 'entry')::integer), seq)
  where kind in ('amended', 'retracted');
create index timeline_entry_by_kind on timeline_entry (incident_id, kind, seq);

create function keep_timeline_entry() returns trigger language plpgsql as $$
begin
  raise exception 'the timeline is append-only';
end $$;
create trigger timeline_entry_is_kept before update on timeline_entry
  for each row execute function keep_timeline_entry();

-- The ledger: every promise, from the entry that made it to the entry that ended it. With neither a time nor an event
-- it is vague. `restates` is the promise it says again; `late_s` counts from the due time, below zero when early.
create table promise (
  incident_id integer not null references incident (id),
  number      integer not null check (number > 0),
  team_id     words   not null,
  kind        words   not null check (kind in ('update', 'postmortem', 'recovery', 'contact')),
  due_at      instant,
  event       words,
  words       words   not null,
  made_by     words   not null,
  zone        words   not null,
  origin      words   not null check (origin in ('said', 'hand', 'rule')),
  made_in     integer not null,
  made_at     instant not null,
  restates    integer,
  ended       words   check (ended in ('kept', 'moved', 'restated', 'withdrawn')),
  ended_in    integer,
  ended_at    instant,
  late_s      bigint,
  chase_at    instant,
  primary key (incident_id, number),
  check ((ended is null) = (ended_in is null)),
  check (due_at is null or event is null)
);

create index promise_open on promise (incident_id) where ended is null;
create index promise_by_team on promise (team_id, made_at);
create index promise_by_maker on promise (made_by, due_at, incident_id, number) where ended is null;

-- What is to be done, until it is.
create table action_item (
  incident_id integer not null references incident (id),
  number      integer not null check (number > 0),
  team_id     words   not null,
  text        words   not null,
  owner       words,
  owner_name  words,
  due_at      instant,
  zone        words   not null,
  owner_zone  words   not null,
  done_in     integer,
  chase_at    instant,
  primary key (incident_id, number)
);

create index action_item_open on action_item (incident_id) where done_in is null;
create index action_item_by_owner on action_item (owner, due_at, incident_id, number) where done_in is null;

-- What was hit and what was not, by component and region, as each entry says it. A time is an instant with the precision
-- it was given in; a day is the moment it began in its zone. `caused_by` is the entry of a mitigation that did damage;
-- `replaced_in` the entry that says otherwise or takes it back: without it, it stands.
create table impact (
  incident_id    integer not null references incident (id),
  seq            integer not null check (seq > 0),
  team_id        words   not null,
  component      words   not null check (component <> ''),
  region         words   check (region <> ''),
  degree         words   not null check (degree in ('none', 'minor', 'partial', 'major', 'full')),
  from_at        instant,
  from_precision words   check (from_precision in ('day', 'minute', 'second')),
  from_approx    flag,
  from_zone      words,
  to_at          instant,
  to_precision   words   check (to_precision in ('day', 'minute', 'second')),
  to_approx      flag,
  to_zone        words,
  amount         words,
  data           words   check (data in ('lost', 'partial', 'delayed', 'queued', 'backfilled', 'none')),
  caused_by      integer check (caused_by < seq),
  words          words   not null,
  replaced_in    integer check (replaced_in > seq),
  primary key (incident_id, seq),
  check ((from_at is null) = (from_precision is null) and (from_at is null) = (from_approx is null)
    and (from_at is null) = (from_zone is null)),
  check ((to_at is null) = (to_precision is null) and (to_at is null) = (to_approx is null)
    and (to_at is null) = (to_zone is null))
);

create unique index impact_in_force on impact (incident_id, component, coalesce(region, '')) where replaced_in is null;

-- What must ring, about the next update (0), or about a promise or an action by its number. Written with the change that
-- makes it due; `rung_at` is set once, with the change that it makes.
create table alarm (
  incident_id integer not null references incident (id),
  kind        words   not null
    check (kind in ('heads_up', 'update_due', 'escalation', 'last_call', 'event', 'promise', 'action', 'archive')),
  about       integer not null,
  due_at      instant not null,
  team_id     words   not null,
  rung_at     instant,
  primary key (incident_id, kind, about, due_at)
);

create index alarm_pending on alarm (due_at) where rung_at is null;

-- How far each follower has told each timeline.
create table bookmark (
  follower    words   not null,
  incident_id integer not null references incident (id),
  team_id     words   not null,
  seq         integer not null,
  primary key (follower, incident_id)
);

-- Which Slack call of an entry is done, or why it never will be.
create table receipt (
  follower    words   not null,
  incident_id integer not null references incident (id),
  seq         integer not null,
  step        words   not null,
  team_id     words   not null,
  channel     words,
  ts          words,
  detail      words,
  untold      words,
  primary key (follower, incident_id, seq, step)
);

create index receipt_untold on receipt (incident_id) where untold is not null;

-- The newest postmortem draft of an incident.
create table draft (
  incident_id integer primary key references incident (id),
  team_id     words   not null,
  markdown    words   not null,
  up_to       integer not null,
  drafted_at  instant not null
);

-- What we wrote into the file of a postmortem, and what we may have: a text is added before it is written, and those before
-- it go after. What lies there and is none of these was written by somebody else.
create table paper_file (
  incident_id integer not null references incident (id),
  number      integer not null,
  team_id     words   not null,
  markdown    words   not null,
  up_to       integer not null,
  primary key (incident_id, number)
);

create table person (
  user_id words primary key,
  team_id words not null,
  handle  words not null,
  name    words not null,
  zone    words not null,
  kind    words not null check (kind in ('member', 'guest', 'bot')),
  active  flag  not null
);

create index person_by_handle on person (handle);

-- Who is in a channel or in a user group, as Slack said last; kept for those that decide what somebody may see or do.
create table member (
  circle  words not null,
  user_id words not null,
  team_id words not null,
  primary key (circle, user_id)
);

create index member_by_user on member (user_id);

-- Whose news comes as a direct message to whom. `topic` says what `name` names: the number of an incident, a component as
-- all ways to write it have it in common, or a severity, with which the worse ones come.
create table subscription (
  user_id words   not null,
  topic   words   not null check (topic in ('incident', 'component', 'severity')),
  name    words   not null check (name <> ''),
  team_id words   not null,
  -- As it was typed.
  words   words   not null,
  since   instant not null,
  primary key (user_id, topic, name)
);

create index subscription_by_topic on subscription (topic, name);

-- What Slack told us and took our word for, from before we say so until it is worked off.
create table heard (
  number   bigint  generated always as identity primary key,
  event_id words   not null unique,
  team_id  words   not null,
  body     json    not null,
  heard_at instant not null
);

-- What Sitrep learned about its own installation: who it is in which workspace, where it announces.
create table setting (
  name  words primary key,
  value words not null
);

-- The bots at work on this record. Each holds the advisory lock of its number while its session stands, and says every
-- second that it is there; one that does neither is gone.
create table replica (
  fence   integer     generated always as identity primary key,
  beat_at timestamptz not null default clock_timestamp()
);

-- What one of them does for all: telling an incident, by its number, or something that has a name.
create table lease (
  name  words   primary key,
  fence integer not null
);

create index lease_by_fence on lease (fence);

create function is_there(one integer) returns boolean language sql stable as $$
  select exists (
    select 1 from replica where fence = one and beat_at > clock_timestamp() - interval '10 seconds'
  ) and exists (
    select 1 from pg_locks
    where locktype = 'advisory' and classid = 5478 and objid = one::oid and objsubid = 2 and granted
      and database = (select oid from pg_database where datname = current_database())
  )
$$;
