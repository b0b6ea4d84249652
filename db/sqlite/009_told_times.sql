-- How exactly the beginning and the end of an incident were told, where somebody told them: precision, about, zone.
alter table incident add column declared_told text check (json_valid(declared_told));
alter table incident add column resolved_told text check (json_valid(resolved_told));
