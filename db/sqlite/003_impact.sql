-- What was hit and what was not, by component and region, as each entry says it. A time is an instant with the precision
-- it was given in; a day is the moment it began in its zone. `caused_by` is the entry of a mitigation that did damage;
-- `replaced_in` the entry that says otherwise or takes it back: without it, it stands.
create table impact (
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

create unique index impact_in_force on impact (incident_id, component, coalesce(region, '')) where replaced_in is null;
