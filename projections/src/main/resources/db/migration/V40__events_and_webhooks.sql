-- What callers are told of, in the order in which it became readable: whoever read up to a position misses nothing that
-- comes later. Callers hold places in this list, so a rebuild keeps the rows.
create table event_log (
  position bigint generated always as identity,
  id text not null unique,
  organization_id text not null,
  type text not null,
  at timestamptz not null,
  inbox_id text not null,
  message_id text,
  -- what is new about one recipient: {"recipient", "status", "reply"}
  news jsonb,
  primary key (organization_id, position));

create table webhook (
  id text primary key,
  organization_id text not null,
  name text not null,
  url text not null,
  events text[] not null,
  ordered boolean not null,
  enabled boolean not null,
  disabled_reason text,
  failing_since timestamptz,
  previous_secret_until timestamptz,
  created_at timestamptz not null,
  deleted_at timestamptz,
  seq bigint not null);
create index webhook_by_organization on webhook (organization_id, id desc) where deleted_at is null;

-- One event for one webhook.
create table webhook_delivery (
  id text primary key,
  webhook_id text not null,
  organization_id text not null,
  event_id text not null,
  event_type text not null,
  event_at timestamptz not null,
  sample boolean not null,
  -- pending, delivered, failed, or cancelled with its webhook
  status text not null,
  next_attempt_at timestamptz,
  seq bigint not null);
create index webhook_delivery_pending on webhook_delivery (webhook_id) where status = 'pending';
create index webhook_delivery_failed on webhook_delivery (webhook_id, event_at, id) where status in ('failed', 'cancelled');

create table webhook_attempt (
  id text primary key,
  delivery_id text not null,
  webhook_id text not null,
  attempt int not null,
  failure text,
  status int not null,
  duration_millis bigint not null,
  response text not null,
  detail text,
  next_attempt_at timestamptz,
  at timestamptz not null);
create index webhook_attempt_by_webhook on webhook_attempt (webhook_id, id desc);
