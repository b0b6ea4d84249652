-- What was over before there were canvases has its draft already, and gets none now. What is open gets its own at its end.
insert into bookmark (follower, incident_id, team_id, seq)
select 'canvas', id, team_id, version from incident where status = 'resolved'
on conflict (follower, incident_id) do nothing;
