-- how often each recipient opened the message, by address; empty where opens are not tracked
alter table message add column opens jsonb not null default '{}';
