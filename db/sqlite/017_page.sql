-- What the status page calls it; null while it is internal. What is private and what is a drill never has a title there.
alter table incident add column page_title text check (page_title is null or (private = 0 and mode <> 'test'));
-- What was brought in stood on a page already.
update incident set page_title = title where imported > 0 and private = 0 and mode <> 'test';
-- Readers ask for these alone.
create index incident_on_page on incident (id) where page_title is not null;
