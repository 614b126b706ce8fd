-- Contents that no message needs are collected (mailboxkit.storage.collect-after). What is a file has a row as well,
-- without bytes; size is null in rows of earlier versions.
alter table content alter column bytes drop not null;
alter table content add column size bigint;
-- when it was stored, or was last to be stored once more
alter table content add column stored_at timestamptz not null default now();
alter table content alter column stored_at set default clock_timestamp();
create index content_by_age on content (stored_at, sha256);

-- Which message needs a content. Not emptied when the read model is rebuilt: contents would seem unused meanwhile.
create table content_use (
  sha256 bytea not null,
  message_id text not null,
  primary key (sha256, message_id));

-- How far contents were looked at, by their age.
create table content_collection (
  stored_at timestamptz not null,
  sha256 bytea not null);
insert into content_collection values ('-infinity', '');
