-- What a form that is open is about, a message in Slack, as it came: the form has no room for a long text, and must not carry
-- what people wrote. It goes after a day. Whichever bot is handed the form finds it.
create table kept_message (
  channel words   not null,
  ts      words   not null,
  team_id words   not null,
  body    json    not null,
  kept_at instant not null,
  primary key (channel, ts)
);

-- When Slack last said whether somebody is in a channel or a user group, by its own clock; with nobody's name, when all of
-- them were read. What is older changes nothing: events come in any order, more so where several bots take them.
create table member_told (
  circle  words   not null,
  user_id words   not null,
  told_at instant not null,
  primary key (circle, user_id)
);

-- The same of a person.
alter table person add column told_at instant not null default '1970-01-01T00:00:00.000Z';
