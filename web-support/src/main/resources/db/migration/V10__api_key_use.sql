-- When keys were last used. Not from events: a rebuild of the read model leaves it alone.
create table api_key_use (
  api_key_id text primary key,
  last_used_at timestamptz not null);
