-- Events that are stored and not yet in the read model: written with the event, deleted with the rows that it becomes.
-- Readers on any node wait until what was here when they asked is gone. '*' is everybody: a read model that is being
-- rebuilt.
create table unread_event (
  event_id text primary key,
  organization_id text not null,
  position bigint generated always as identity,
  at timestamptz not null default now())
  -- mostly empty, and never the same for long
  with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 5000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);
create index unread_event_by_organization on unread_event (organization_id, position);
