-- Requests with an Idempotency-Key: a row is made before one is carried out, and gets its answer afterwards.
create table idempotency_record (
  -- SHA-256 of who asks, method, path and Idempotency-Key
  scope bytea primary key,
  -- SHA-256 of what is asked
  fingerprint bytea not null,
  -- what the ids that the request makes are drawn from, and the time it is given
  seed bytea not null,
  at timestamptz not null,
  -- how often it was begun, and until when who began it last is taken to be at it
  attempt int not null,
  busy_until timestamptz not null,
  expires_at timestamptz not null,
  -- encrypted, since some answers show a key; null until there is one
  answer bytea)
-- the answer is written in a second step, into the same page
with (fillfactor = 60);
create index idempotency_record_by_expiry on idempotency_record (expires_at);
-- encrypted bytes do not compress
alter table idempotency_record alter column answer set storage external;
