-- When sessions were last used, and from where they were opened. Not from events: a rebuild of the read model leaves it
-- alone.
create table web_session_use (
  session_id text primary key,
  device text,
  address text,
  last_used_at timestamptz not null);
