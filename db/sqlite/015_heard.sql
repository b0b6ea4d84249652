-- What Slack told us and took our word for, from before we say so until it is worked off.
create table heard (
  event_id text primary key,
  team_id  text not null,
  body     text not null check (json_valid(body)),
  heard_at text not null
) strict;
