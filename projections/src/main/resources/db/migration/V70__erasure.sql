-- Of messages that are erased, events stay listed without what they say of persons. Whether they are of the sandbox then
-- stands here; null where the message says it.
alter table event_log add column test boolean;
create index event_log_by_message on event_log (message_id) where message_id is not null;
create index message_of_sandbox_by_time on message (created_at) where test;
