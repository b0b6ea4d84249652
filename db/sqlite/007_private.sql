-- A private incident is there for those inside alone: who declared it, who has a role in it, who is in its channel.
alter table incident add column private integer not null default 0 check (private in (0, 1));

-- Who is in a channel or in a user group, as Slack said last; kept for those that decide what somebody may see or do.
create table member (
  circle  text not null,
  user_id text not null,
  team_id text not null,
  primary key (circle, user_id)
) strict, without rowid;

create index member_by_user on member (user_id);
