-- Events that are stored and not yet projected; "unread" means something else in mail.
alter table unread_event rename to pending_projection;
alter index unread_event_by_organization rename to pending_projection_by_organization;
