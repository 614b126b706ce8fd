-- The read model. Every row can be rebuilt from events; `seq` is the sequence number of the last event applied to the
-- row's aggregate, so that an event handed over twice changes nothing.
create table organization (
  id text primary key,
  name text not null,
  owner_email text not null,
  created_at timestamptz not null);

create table api_key (
  id text primary key,
  organization_id text not null,
  name text not null,
  hash text not null unique,
  mask text not null,
  created_at timestamptz not null,
  revoked_at timestamptz);
create index api_key_by_organization on api_key (organization_id, id desc);

create table inbox (
  id text primary key,
  organization_id text not null,
  name text not null,
  email text not null,
  created_at timestamptz not null,
  deleted_at timestamptz);
create unique index inbox_by_email on inbox (email) where deleted_at is null;
create index inbox_by_organization on inbox (organization_id, id desc) where deleted_at is null;

create table message (
  id text primary key,
  organization_id text not null,
  inbox_id text not null,
  thread_id text not null,
  status text not null,
  seq bigint not null,
  created_at timestamptz not null,
  -- the MessageQueued or MessageReceived event as it was stored
  origin jsonb not null,
  -- what happened since, oldest first: [{"type", "recipient", "reply", "at"}]
  timeline jsonb not null default '[]');
create index message_by_inbox on message (inbox_id, id desc);
create index message_by_thread on message (thread_id, id);

create table thread (
  id text primary key,
  organization_id text not null,
  inbox_id text not null,
  subject text not null,
  message_count int not null,
  created_at timestamptz not null,
  last_message_at timestamptz not null,
  -- ULID of the newest message: unique and ordered, the key of the thread list
  last_message_id text not null);
create index thread_by_inbox on thread (inbox_id, last_message_id desc);

-- Which thread a Message-ID belongs to within an inbox, whether the message itself is here or only referred to.
create table thread_reference (
  inbox_id text not null,
  rfc_message_id text not null,
  thread_id text not null,
  primary key (inbox_id, rfc_message_id));
create index thread_reference_by_thread on thread_reference (thread_id);

create table wallet_balance (
  wallet_id text primary key,
  organization_id text not null unique,
  balance_mills bigint not null check (balance_mills >= 0),
  seq bigint not null);

create table ledger_entry (
  wallet_id text not null,
  sequence bigint not null,
  organization_id text not null,
  kind text not null,
  amount_mills bigint not null,
  balance_after_mills bigint not null,
  reference text not null,
  at timestamptz not null,
  previous_hash text not null,
  hash text not null,
  primary key (wallet_id, sequence));
create index ledger_entry_by_organization on ledger_entry (organization_id, sequence desc);
