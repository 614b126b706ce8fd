-- One row, written by nodes that ask whether PostgreSQL takes writes.
create table write_check (
  id smallint primary key check (id = 1),
  written_at timestamptz not null);
