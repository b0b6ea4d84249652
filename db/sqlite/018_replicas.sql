-- What a form that is open is about, a message in Slack, as it came: the form has no room for a long text, and must not carry
-- what people wrote. It goes after a day.
create table kept_message (
  channel text not null,
  ts      text not null,
  team_id text not null,
  body    text not null check (json_valid(body)),
  kept_at text not null,
  primary key (channel, ts)
) strict;

-- When Slack last said whether somebody is in a channel or a user group, by its own clock; with nobody's name, when all of
-- them were read. What is older changes nothing: events come in any order, more so where several bots take them.
create table member_told (
  circle  text not null,
  user_id text not null,
  told_at text not null,
  primary key (circle, user_id)
) strict, without rowid;

-- The same of a person.
alter table person add column told_at text not null default '1970-01-01T00:00:00.000Z';
