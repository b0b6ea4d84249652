-- How often the postmortem of an incident went out, when it last did, and how exactly that was told.
alter table incident add column published integer not null default 0 check (published >= 0);
alter table incident add column published_at text check ((published_at is null) = (published = 0));
alter table incident add column published_told text check (published_told is null or json_valid(published_told));

-- What we wrote into the file of a postmortem, and what we may have: a text is added before it is written, and those before
-- it go after. What lies there and is none of these was written by somebody else.
create table paper_file (
  incident_id integer not null references incident (id),
  number      integer not null,
  team_id     text    not null,
  markdown    text    not null,
  -- The newest entry that it knows.
  up_to       integer not null,
  primary key (incident_id, number)
) strict, without rowid;
