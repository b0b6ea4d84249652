-- What one person owes, and what ended last: App Home asks for both whenever somebody opens it.
create index promise_by_maker on promise (made_by, due_at, incident_id, number) where ended is null;
create index action_item_by_owner on action_item (owner, due_at, incident_id, number) where done_in is null;
create index incident_resolved on incident (resolved_at, id) where status = 'resolved';
