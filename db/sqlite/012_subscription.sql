-- Whose news comes as a direct message to whom. `topic` says what `name` names: the number of an incident, a component as
-- all ways to write it have it in common, or a severity, with which the worse ones come.
create table subscription (
  user_id text not null,
  topic   text not null check (topic in ('incident', 'component', 'severity')),
  name    text not null check (name <> ''),
  team_id text not null,
  -- As it was typed.
  words   text not null,
  since   text not null,
  primary key (user_id, topic, name)
) strict, without rowid;

create index subscription_by_topic on subscription (topic, name);
