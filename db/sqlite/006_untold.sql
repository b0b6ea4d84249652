-- What could not be told: a few among very many receipts, and every painting asks for them.
create index receipt_untold on receipt (incident_id) where untold is not null;
