-- The newest entry that was brought in from elsewhere: nobody at Slack is told of what stands up to it. 0: none was.
alter table incident add column imported integer not null default 0 check (imported >= 0);
