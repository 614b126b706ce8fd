-- Under which id a copy of a message that comes by SMTP is being stored, until its sender was told so: when the sender
-- tries again, at any node, the copy gets the same id.
create table received_copy (
  -- of the message as the client sent it
  sha256 text not null,
  mail_from text not null,
  inbox_id text not null,
  message_id text not null,
  -- until then a session is at it
  busy_until timestamptz not null,
  begun_at timestamptz not null,
  primary key (sha256, mail_from, inbox_id));
create index received_copy_by_time on received_copy (begun_at);
