-- Addresses to which organizations send no more.
create table suppression (
  id text primary key,
  organization_id text not null,
  email text not null,
  -- hard_bounce, complaint or manual
  reason text not null,
  -- the message that led to it; null where it was added by hand
  message_id text,
  detail text,
  created_at timestamptz not null,
  removed_at timestamptz);
create index suppression_by_organization on suppression (organization_id, id desc) where removed_at is null;
create index suppression_by_email on suppression (organization_id, email) where removed_at is null;
