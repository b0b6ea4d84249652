-- Real, a drill that is announced to nobody and counted nowhere, or written down after the fact.
alter table incident add column mode text not null default 'live' check (mode in ('live', 'test', 'retro'));
