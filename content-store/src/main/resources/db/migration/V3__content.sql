-- Contents up to 32 KiB; larger ones are files.
create table content (
  sha256 bytea primary key,
  bytes bytea not null);
-- mail is short or does not compress: trying costs time with every write
alter table content alter column bytes set storage external;
