-- Messages of the sandbox, which only test keys see, and threads of their own for them.
alter table api_key add test boolean not null default false;

alter table message add test boolean not null default false;
drop index message_by_inbox;
create index message_by_inbox on message (inbox_id, test, id desc);

alter table thread add test boolean not null default false;
drop index thread_by_inbox;
create index thread_by_inbox on thread (inbox_id, test, last_message_id desc);

alter table thread_reference add test boolean not null default false;
alter table thread_reference drop constraint thread_reference_pkey;
alter table thread_reference add primary key (inbox_id, rfc_message_id, test);
