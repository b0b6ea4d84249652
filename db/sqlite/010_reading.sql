-- A timeline is read in the order in which things happened, a page at a time; and what was put right or taken back is
-- looked up by the entry that it is about.
create index timeline_entry_by_time on timeline_entry (incident_id, at, seq, recorded_at);
create index timeline_entry_changed on timeline_entry (incident_id, detail ->> '$.entry', seq)
  where kind in ('amended', 'retracted');
create index timeline_entry_by_kind on timeline_entry (incident_id, kind, seq);
