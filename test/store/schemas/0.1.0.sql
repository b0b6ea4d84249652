-- A record as 0.1.0 kept it: an incident from end to end, a private one and a drill. What was drafted is cut short.
pragma application_id = 1397314642;
CREATE TABLE migration (name text primary key, ran_at text not null) strict;
CREATE TABLE incident (
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
  version       integer not null check (version > 0), next_since text, next_every_ms integer, next_heads_up text, next_ring_at text, next_rings integer not null default 0 check (next_rings >= 0), promised integer not null default 0, mode text not null default 'live' check (mode in ('live', 'test', 'retro')), private integer not null default 0 check (private in (0, 1)), archive_at text, deleted_at text check (deleted_at is null or mode = 'test'), declared_told text check (json_valid(declared_told)), resolved_told text check (json_valid(resolved_told)), links text not null default '[]' check (json_valid(links)), published integer not null default 0 check (published >= 0), published_at text check ((published_at is null) = (published = 0)), published_told text check (published_told is null or json_valid(published_told)),
  check ((status = 'resolved') = (resolved_at is not null))
) strict;
CREATE TABLE timeline_entry (
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
CREATE TABLE bookmark (
  follower    text    not null,
  incident_id integer not null references incident (id),
  team_id     text    not null,
  seq         integer not null,
  primary key (follower, incident_id)
) strict;
CREATE TABLE receipt (
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
CREATE TABLE draft (
  incident_id integer primary key references incident (id),
  team_id     text    not null,
  markdown    text    not null,
  up_to       integer not null,
  drafted_at  text    not null
) strict;
CREATE TABLE person (
  user_id text    primary key,
  team_id text    not null,
  handle  text    not null,
  name    text    not null,
  zone    text    not null,
  kind    text    not null check (kind in ('member', 'guest', 'bot')),
  active  integer not null check (active in (0, 1))
) strict;
CREATE TABLE setting (
  name  text primary key,
  value text not null
) strict;
CREATE TABLE promise (
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
CREATE TABLE action_item (
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
CREATE TABLE impact (
  incident_id    integer not null references incident (id),
  seq            integer not null check (seq > 0),
  team_id        text    not null,
  component      text    not null check (component <> ''),
  region         text    check (region <> ''),
  degree         text    not null check (degree in ('none', 'minor', 'partial', 'major', 'full')),
  from_at        text,
  from_precision text    check (from_precision in ('day', 'minute', 'second')),
  from_approx    integer check (from_approx in (0, 1)),
  from_zone      text,
  to_at          text,
  to_precision   text    check (to_precision in ('day', 'minute', 'second')),
  to_approx      integer check (to_approx in (0, 1)),
  to_zone        text,
  amount         text,
  data           text    check (data in ('lost', 'partial', 'delayed', 'queued', 'backfilled', 'none')),
  caused_by      integer check (caused_by < seq),
  words          text    not null,
  replaced_in    integer check (replaced_in > seq),
  primary key (incident_id, seq),
  check ((from_at is null) = (from_precision is null) and (from_at is null) = (from_approx is null)
    and (from_at is null) = (from_zone is null)),
  check ((to_at is null) = (to_precision is null) and (to_at is null) = (to_approx is null)
    and (to_at is null) = (to_zone is null))
) strict;
CREATE TABLE member (
  circle  text not null,
  user_id text not null,
  team_id text not null,
  primary key (circle, user_id)
) strict, without rowid;
CREATE TABLE alarm (
  incident_id integer not null references incident (id),
  kind        text    not null
    check (kind in ('heads_up', 'update_due', 'escalation', 'last_call', 'event', 'promise', 'action', 'archive')),
  about       integer not null,
  due_at      text    not null,
  team_id     text    not null,
  rung_at     text,
  primary key (incident_id, kind, about, due_at)
) strict;
CREATE TABLE subscription (
  user_id text not null,
  topic   text not null check (topic in ('incident', 'component', 'severity')),
  name    text not null check (name <> ''),
  team_id text not null,
  -- As it was typed.
  words   text not null,
  since   text not null,
  primary key (user_id, topic, name)
) strict, without rowid;
CREATE TABLE paper_file (
  incident_id integer not null references incident (id),
  number      integer not null,
  team_id     text    not null,
  markdown    text    not null,
  -- The newest entry that it knows.
  up_to       integer not null,
  primary key (incident_id, number)
) strict, without rowid;
insert into migration values ('001_start.sql', '2026-11-21T18:23:04.319Z');
insert into migration values ('002_promises.sql', '2026-11-21T18:23:04.320Z');
insert into migration values ('003_impact.sql', '2026-11-21T18:23:04.321Z');
insert into migration values ('004_mode.sql', '2026-11-21T18:23:04.321Z');
insert into migration values ('005_home.sql', '2026-11-21T18:23:04.321Z');
insert into migration values ('006_untold.sql', '2026-11-21T18:23:04.321Z');
insert into migration values ('007_private.sql', '2026-11-21T18:23:04.322Z');
insert into migration values ('008_put_away.sql', '2026-11-21T18:23:04.323Z');
insert into migration values ('009_told_times.sql', '2026-11-21T18:23:04.324Z');
insert into migration values ('010_reading.sql', '2026-11-21T18:23:04.324Z');
insert into migration values ('011_links.sql', '2026-11-21T18:23:04.324Z');
insert into migration values ('012_subscription.sql', '2026-11-21T18:23:04.324Z');
insert into migration values ('013_papers.sql', '2026-11-21T18:23:04.325Z');
insert into migration values ('014_canvas.sql', '2026-11-21T18:23:04.325Z');
insert into incident values (1, 'T000000001', 'Checkout is down', 'sev2', 'resolved', '{"commander":"U0DANA000"}', 'U0DANA000', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'CFF1E35F03', 'inc-1-checkout-is-down', NULL, 'none', NULL, '', 9, NULL, NULL, NULL, NULL, 0, 3, 'live', 0, NULL, NULL, NULL, NULL, '[]', 0, NULL, NULL);
insert into incident values (2, 'T000000001', 'Search is slow', 'sev3', 'investigating', '{"commander":"U0DANA000"}', 'U0DANA000', '2026-11-20T12:00:00.000Z', NULL, 'C4D8CB2DB5', 'inc-2', NULL, 'cadence', '2026-11-20T16:00:00.000Z', '', 2, '2026-11-20T12:00:00.000Z', NULL, '2026-11-20T15:55:00.000Z', '2026-11-20T16:00:00.000Z', 0, 0, 'live', 1, NULL, NULL, NULL, NULL, '[]', 0, NULL, NULL);
insert into incident values (3, 'T000000001', 'A drill', 'sev4', 'investigating', '{"commander":"U0DANA000"}', 'U0DANA000', '2026-11-20T12:00:00.000Z', NULL, 'CD06834F82', 'inc-3-a-drill', NULL, 'cadence', '2026-11-21T12:00:00.000Z', '', 2, '2026-11-20T12:00:00.000Z', NULL, '2026-11-21T11:55:00.000Z', '2026-11-21T12:00:00.000Z', 0, 0, 'test', 0, NULL, NULL, NULL, NULL, '[]', 0, NULL, NULL);
insert into timeline_entry values (1, 1, 'T000000001', 'declared', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', 'Checkout is down', '[]', '{"severity":"sev2","next":{"by":"cadence","due":"2026-11-20T13:00:00.000Z","words":""}}', 'command 1795285384443.12753498.10d24cbd16d23401 f3bf173287617ae1', 1, 'e09cfb7974b458b18140a8ac3c5b940bfbfc9d69d4c3c465e5c6b55964d57d72');
insert into timeline_entry values (1, 2, 'T000000001', 'channel_opened', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'sitrep', 'Sitrep', '', '[]', '{"channel":"CFF1E35F03","name":"inc-1-checkout-is-down"}', 'opened 1', 1, 'b4804bbd11d2822c61a7ede5775dcae1842aac8d0f8f9d6a30a8d17993b2d790');
insert into timeline_entry values (1, 3, 'T000000001', 'update', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', 'the disk of pay-3 is full, next update in 20 minutes', '[]', '{"from":"investigating","to":"identified","next":{"by":"promise","due":"2026-11-20T12:20:00.000Z","words":"the disk of pay-3 is full, next update in 20 minutes"},"promises":[{"number":1,"kind":"update","due":"2026-11-20T12:20:00.000Z","event":null,"words":"the disk of pay-3 is full, next update in 20 minutes","zone":"Europe/Paris","restates":null}]}', 'command 1795285384878.15449693.b004011a9ec18db4 01c3703ed08132f7', 1, 'dfafab49a93abfec78aec9adc1ed5127be7bbc800192204e5d41f7aa11498b30');
insert into timeline_entry values (1, 4, 'T000000001', 'impact', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', '', '[]', '{"component":"Checkout","region":null,"degree":"major","from":{"at":"2026-11-20T11:40:00.000Z","precision":"minute","approx":false,"zone":"+00:00"},"to":null,"amount":"16% of payments","data":null,"causedBy":null,"replaces":null}', 'command 1795285385107.11191611.221ab6ed11d61ce5 2664a35174b4dcf1', 1, '0021aa9edd55b609cfd6628bdfba1a415973590e3474e0312298222da85bccdd');
insert into timeline_entry values (1, 5, 'T000000001', 'action', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', 'buy a bigger disk', '[]', '{"owner":"U0MEI0000","ownerName":"mei","due":"2026-11-27T22:59:00.000Z","zone":"Europe/Paris"}', 'command 1795285385445.8198270.783ba0c14db5fa83 5d397e7c4dbf4252', 1, '5438616897b3635a84ce098675af1228b52776c2d3dfbb8204442a0696d1e6fa');
insert into timeline_entry values (1, 6, 'T000000001', 'note', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', 'it’s “/var”: 🔥 & <full>', '[]', '{}', 'command 1795285385854.9442642.0924f0fac6f1f566 1c7f0157934cd4b4', 1, 'e9e43e858324489c2c88515c2b2b527ba72ad4cc5de0cb2c3f6f77786e0c2173');
insert into timeline_entry values (1, 7, 'T000000001', 'promised', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', 'a report to customers', '[]', '{"promise":{"number":2,"kind":"recovery","due":"2026-11-30T22:59:00.000Z","event":null,"words":"a report to customers","zone":"Europe/Paris","restates":null}}', 'command 1795285385946.16746959.3d5c6372839052b2 f917942f03cf3cf0', 1, '4d5deb37555ab0701b6e693c3196db334ea9ca3f7a2aa49da2a3eeb7caeceaae');
insert into timeline_entry values (2, 1, 'T000000001', 'declared', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', 'Search is slow', '[]', '{"severity":"sev3","next":{"by":"cadence","due":"2026-11-20T16:00:00.000Z","words":""},"private":true}', 'command 1795285385969.11451488.31bcda0f37cd5425 e80bb94f4b7c343c', 1, 'ba0780c3b643d1331e0fd37db461cd90f73ee257e6085235fdb7ceb27d63d2bb');
insert into timeline_entry values (2, 2, 'T000000001', 'channel_opened', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'sitrep', 'Sitrep', '', '[]', '{"channel":"C4D8CB2DB5","name":"inc-2"}', 'opened 2', 1, '364229c5b80f43997c7f6da72d9c5da72796bd0b20a6f3703fd794ee8a760beb');
insert into timeline_entry values (3, 1, 'T000000001', 'declared', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', 'A drill', '[]', '{"severity":"sev4","next":{"by":"cadence","due":"2026-11-21T12:00:00.000Z","words":""},"mode":"test"}', 'command 1795285386162.14165822.44b3d1475be64613 ce756c91705043ba', 1, '2b7ad27dbae8889c9e2c87e8fc06fbb6f9cc03dd346691514502f790dcf3216e');
insert into timeline_entry values (3, 2, 'T000000001', 'channel_opened', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'sitrep', 'Sitrep', '', '[]', '{"channel":"CD06834F82","name":"inc-3-a-drill"}', 'opened 3', 1, '6d3a4c7eec484a50875db759e4e5bea9cc13c515b4a930d0c488209be6b134e1');
insert into timeline_entry values (1, 8, 'T000000001', 'resolved', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U0DANA000', 'dana', 'a bigger disk', '[]', '{"from":"identified","promises":[{"number":3,"kind":"postmortem","due":"2026-11-25T12:00:00.000Z","event":null,"words":"Postmortem of a sev2, due 5 days after its end","zone":"Europe/Paris","restates":null,"owed":true}]}', 'command 1795285386472.7923548.0a80af49fdd8a8a2 93e67c124d20da08', 1, '9d152dc499051049929ed0f596977becda6ad91ff586947b2ac7353e3ec93e0c');
insert into timeline_entry values (1, 9, 'T000000001', 'drafted', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'sitrep', 'Sitrep', '', '[]', '{"permalink":"https://acme.slack.com/files/FA8E60BA9C"}', 'drafted 1 8', 1, '68888f03a87166d0ac05919ed26855fa9854a15c2ed82865d29b3354b84b7648');
insert into bookmark values ('shelver', 1, 'T000000001', 9);
insert into bookmark values ('furnisher', 1, 'T000000001', 9);
insert into bookmark values ('drafter', 1, 'T000000001', 9);
insert into bookmark values ('canvas', 1, 'T000000001', 9);
insert into bookmark values ('archiver', 1, 'T000000001', 9);
insert into bookmark values ('nudger', 1, 'T000000001', 9);
insert into bookmark values ('postman', 1, 'T000000001', 9);
insert into bookmark values ('silencer', 1, 'T000000001', 9);
insert into bookmark values ('opener', 1, 'T000000001', 9);
insert into bookmark values ('channel', 1, 'T000000001', 9);
insert into bookmark values ('topic', 1, 'T000000001', 9);
insert into bookmark values ('announcer', 1, 'T000000001', 9);
insert into bookmark values ('inviter', 1, 'T000000001', 9);
insert into bookmark values ('card', 1, 'T000000001', 9);
insert into bookmark values ('announcement card', 1, 'T000000001', 9);
insert into bookmark values ('shelver', 2, 'T000000001', 2);
insert into bookmark values ('furnisher', 2, 'T000000001', 2);
insert into bookmark values ('announcer', 2, 'T000000001', 2);
insert into bookmark values ('announcement card', 2, 'T000000001', 2);
insert into bookmark values ('drafter', 2, 'T000000001', 2);
insert into bookmark values ('canvas', 2, 'T000000001', 2);
insert into bookmark values ('archiver', 2, 'T000000001', 2);
insert into bookmark values ('nudger', 2, 'T000000001', 2);
insert into bookmark values ('postman', 2, 'T000000001', 2);
insert into bookmark values ('silencer', 2, 'T000000001', 2);
insert into bookmark values ('opener', 2, 'T000000001', 2);
insert into bookmark values ('topic', 2, 'T000000001', 2);
insert into bookmark values ('channel', 2, 'T000000001', 2);
insert into bookmark values ('inviter', 2, 'T000000001', 2);
insert into bookmark values ('card', 2, 'T000000001', 2);
insert into bookmark values ('shelver', 3, 'T000000001', 2);
insert into bookmark values ('furnisher', 3, 'T000000001', 2);
insert into bookmark values ('announcer', 3, 'T000000001', 2);
insert into bookmark values ('announcement card', 3, 'T000000001', 2);
insert into bookmark values ('drafter', 3, 'T000000001', 2);
insert into bookmark values ('canvas', 3, 'T000000001', 2);
insert into bookmark values ('archiver', 3, 'T000000001', 2);
insert into bookmark values ('nudger', 3, 'T000000001', 2);
insert into bookmark values ('postman', 3, 'T000000001', 2);
insert into bookmark values ('silencer', 3, 'T000000001', 2);
insert into bookmark values ('opener', 3, 'T000000001', 2);
insert into bookmark values ('topic', 3, 'T000000001', 2);
insert into bookmark values ('channel', 3, 'T000000001', 2);
insert into bookmark values ('inviter', 3, 'T000000001', 2);
insert into bookmark values ('card', 3, 'T000000001', 2);
insert into receipt values ('opener', 1, 1, 'create', 'T000000001', 'CFF1E35F03', NULL, 'inc-1-checkout-is-down', NULL);
insert into receipt values ('channel', 1, 1, 'post', 'T000000001', 'CFF1E35F03', '1795285384.000001', NULL, NULL);
insert into receipt values ('announcer', 1, 1, 'card', 'T000000001', 'C5423BB760', '1795285384.000003', NULL, NULL);
insert into receipt values ('inviter', 1, 1, 'invite 0', 'T000000001', 'CFF1E35F03', NULL, NULL, NULL);
insert into receipt values ('channel', 1, 3, 'post', 'T000000001', 'CFF1E35F03', '1795285385.000006', NULL, NULL);
insert into receipt values ('furnisher', 1, 2, 'pin', 'T000000001', 'CFF1E35F03', NULL, NULL, NULL);
insert into receipt values ('announcer', 1, 3, 'thread', 'T000000001', 'C5423BB760', '1795285385.000009', NULL, NULL);
insert into receipt values ('channel', 1, 4, 'post', 'T000000001', 'CFF1E35F03', '1795285385.000011', NULL, NULL);
insert into receipt values ('announcer', 1, 4, 'thread', 'T000000001', 'C5423BB760', '1795285385.000013', NULL, NULL);
insert into receipt values ('furnisher', 1, 2, 'bookmark', 'T000000001', 'CFF1E35F03', NULL, NULL, NULL);
insert into receipt values ('channel', 1, 5, 'post', 'T000000001', 'CFF1E35F03', '1795285385.000014', NULL, NULL);
insert into receipt values ('channel', 1, 6, 'post', 'T000000001', 'CFF1E35F03', '1795285385.000015', NULL, NULL);
insert into receipt values ('channel', 1, 7, 'post', 'T000000001', 'CFF1E35F03', '1795285385.000016', NULL, NULL);
insert into receipt values ('announcer', 1, 7, 'thread', 'T000000001', 'C5423BB760', '1795285385.000017', NULL, NULL);
insert into receipt values ('opener', 2, 1, 'create', 'T000000001', 'C4D8CB2DB5', NULL, 'inc-2', NULL);
insert into receipt values ('channel', 2, 1, 'post', 'T000000001', 'C4D8CB2DB5', '1795285386.000018', NULL, NULL);
insert into receipt values ('inviter', 2, 1, 'invite 0', 'T000000001', 'C4D8CB2DB5', NULL, NULL, NULL);
insert into receipt values ('furnisher', 2, 2, 'pin', 'T000000001', 'C4D8CB2DB5', NULL, NULL, NULL);
insert into receipt values ('opener', 3, 1, 'create', 'T000000001', 'CD06834F82', NULL, 'inc-3-a-drill', NULL);
insert into receipt values ('channel', 3, 1, 'post', 'T000000001', 'CD06834F82', '1795285386.000022', NULL, NULL);
insert into receipt values ('inviter', 3, 1, 'invite 0', 'T000000001', 'CD06834F82', NULL, NULL, NULL);
insert into receipt values ('furnisher', 3, 2, 'pin', 'T000000001', 'CD06834F82', NULL, NULL, NULL);
insert into receipt values ('channel', 1, 8, 'post', 'T000000001', 'CFF1E35F03', '1795285386.000026', NULL, NULL);
insert into receipt values ('announcer', 1, 8, 'thread', 'T000000001', 'C5423BB760', '1795285386.000029', NULL, NULL);
insert into receipt values ('drafter', 1, 8, 'file', 'T000000001', 'CFF1E35F03', NULL, 'https://acme.slack.com/files/FA8E60BA9C', NULL);
insert into receipt values ('canvas', 1, 9, 'facts', 'T000000001', NULL, NULL, '9', NULL);
insert into receipt values ('canvas', 1, 9, 'look', 'T000000001', 'CFF1E35F03', NULL, NULL, NULL);
insert into receipt values ('announcer', 1, 9, 'summary', 'T000000001', 'C5423BB760', '1795285386.000032', NULL, NULL);
insert into receipt values ('canvas', 1, 9, 'canvas', 'T000000001', 'CFF1E35F03', NULL, 'F0CANVAS001', NULL);
insert into receipt values ('drafter', 1, 8, 'picture', 'T000000001', 'CFF1E35F03', NULL, 'https://acme.slack.com/files/F8221A9241', NULL);
insert into draft values (1, 'T000000001', '# Postmortem: #1 Checkout is down', 8, '2026-11-20T12:00:00.000Z');
insert into person values ('USLACKBOT', 'T000000001', 'slackbot', 'Slackbot', 'UTC', 'bot', 1);
insert into person values ('U000000001', 'T000000001', 'olga', 'olga', 'Europe/Berlin', 'member', 1);
insert into person values ('U0DANA000', 'T000000001', 'dana', 'dana', 'Europe/Paris', 'member', 1);
insert into person values ('U0KOFI000', 'T000000001', 'kofi', 'kofi', 'America/New_York', 'member', 1);
insert into person values ('U0MEI0000', 'T000000001', 'mei', 'mei', 'Asia/Singapore', 'member', 1);
insert into person values ('U0PRIYA00', 'T000000001', 'priya', 'priya', 'Europe/London', 'member', 1);
insert into person values ('U0GUS0000', 'T000000001', 'gus', 'gus', 'America/Chicago', 'guest', 1);
insert into person values ('U0LARS000', 'T000000001', 'lars', 'lars', 'UTC', 'member', 0);
insert into person values ('U0SITREP00', 'T000000001', 'sitrep', 'sitrep', 'America/Los_Angeles', 'bot', 1);
insert into setting values ('installation', 'bcf0daa6-fb72-4309-a912-3d4415d45dbd');
insert into setting values ('digest', '2026-11-20T09:00:00.000Z');
insert into setting values ('slack identity', '{"teamId":"T000000001","userId":"U0SITREP00","botId":"B0SITREP00","url":"https://acme.slack.com/"}');
insert into setting values ('announcements in #incidents', 'C5423BB760');
insert into promise values (1, 1, 'T000000001', 'update', '2026-11-20T12:20:00.000Z', NULL, 'the disk of pay-3 is full, next update in 20 minutes', 'U0DANA000', 'Europe/Paris', 'said', 3, '2026-11-20T12:00:00.000Z', NULL, 'kept', 8, '2026-11-20T12:00:00.000Z', -1200, NULL);
insert into promise values (1, 2, 'T000000001', 'recovery', '2026-11-30T22:59:00.000Z', NULL, 'a report to customers', 'U0DANA000', 'Europe/Paris', 'hand', 7, '2026-11-20T12:00:00.000Z', NULL, NULL, NULL, NULL, NULL, '2026-11-28T08:00:00.000Z');
insert into promise values (1, 3, 'T000000001', 'postmortem', '2026-11-25T12:00:00.000Z', NULL, 'Postmortem of a sev2, due 5 days after its end', 'U0DANA000', 'Europe/Paris', 'rule', 8, '2026-11-20T12:00:00.000Z', NULL, NULL, NULL, NULL, NULL, '2026-11-23T08:00:00.000Z');
insert into action_item values (1, 5, 'T000000001', 'buy a bigger disk', 'U0MEI0000', 'mei', '2026-11-27T22:59:00.000Z', 'Europe/Paris', 'Asia/Singapore', NULL, '2026-11-25T01:00:00.000Z');
insert into impact values (1, 4, 'T000000001', 'Checkout', NULL, 'major', '2026-11-20T11:40:00.000Z', 'minute', 0, '+00:00', NULL, NULL, NULL, NULL, '16% of payments', NULL, NULL, '', NULL);
insert into member values ('C4D8CB2DB5', 'U0DANA000', 'T000000001');
insert into alarm values (2, 'heads_up', 0, '2026-11-20T15:55:00.000Z', 'T000000001', NULL);
insert into alarm values (2, 'update_due', 0, '2026-11-20T16:00:00.000Z', 'T000000001', NULL);
insert into alarm values (3, 'heads_up', 0, '2026-11-21T11:55:00.000Z', 'T000000001', NULL);
insert into alarm values (3, 'update_due', 0, '2026-11-21T12:00:00.000Z', 'T000000001', NULL);
insert into alarm values (1, 'promise', 2, '2026-11-28T08:00:00.000Z', 'T000000001', NULL);
insert into alarm values (1, 'promise', 3, '2026-11-23T08:00:00.000Z', 'T000000001', NULL);
insert into alarm values (1, 'action', 5, '2026-11-25T01:00:00.000Z', 'T000000001', NULL);
insert into subscription values ('U0DANA000', 'component', 'checkout', 'T000000001', 'Checkout', '2026-11-20T12:00:00.000Z');
insert into paper_file values (1, 1, 'T000000001', '# Postmortem: #1 Checkout is down', 8);
CREATE INDEX incident_open on incident (id) where status <> 'resolved';
CREATE TRIGGER timeline_entry_is_kept before update on timeline_entry
begin select raise(abort, 'the timeline is append-only'); end;
CREATE INDEX person_by_handle on person (handle);
CREATE INDEX promise_open on promise (incident_id) where ended is null;
CREATE INDEX promise_by_team on promise (team_id, made_at);
CREATE INDEX action_item_open on action_item (incident_id) where done_in is null;
CREATE UNIQUE INDEX impact_in_force on impact (incident_id, component, coalesce(region, '')) where replaced_in is null;
CREATE INDEX promise_by_maker on promise (made_by, due_at, incident_id, number) where ended is null;
CREATE INDEX action_item_by_owner on action_item (owner, due_at, incident_id, number) where done_in is null;
CREATE INDEX incident_resolved on incident (resolved_at, id) where status = 'resolved';
CREATE INDEX receipt_untold on receipt (incident_id) where untold is not null;
CREATE INDEX member_by_user on member (user_id);
CREATE INDEX alarm_pending on alarm (due_at) where rung_at is null;
CREATE INDEX timeline_entry_by_time on timeline_entry (incident_id, at, seq, recorded_at);
CREATE INDEX timeline_entry_changed on timeline_entry (incident_id, detail ->> '$.entry', seq)
  where kind in ('amended', 'retracted');
CREATE INDEX timeline_entry_by_kind on timeline_entry (incident_id, kind, seq);
CREATE INDEX subscription_by_topic on subscription (topic, name);
