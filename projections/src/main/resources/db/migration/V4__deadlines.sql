-- Deadlines of sagas.
create table deadline (
  id text primary key,
  name text not null,
  due_at timestamptz not null,
  scope_type text not null,
  scope bytea not null,
  payload_type text,
  payload bytea,
  -- until then, the node that took it has it
  taken_until timestamptz);
create index deadline_by_time on deadline (due_at);

drop table scheduled_tasks;
