-- Bytes that the messages of an inbox need, whether others share them or not.
create table storage_usage (
  inbox_id text primary key,
  organization_id text not null,
  bytes bigint not null);
create index storage_usage_by_organization on storage_usage (organization_id);

-- Of the event that a message began with.
create function stored_bytes(origin jsonb) returns bigint language sql immutable as $$
  select coalesce((origin #>> '{content,raw,size}')::bigint, 0) + coalesce((origin #>> '{content,body,size}')::bigint, 0)
    + coalesce((select sum((file #>> '{content,size}')::bigint)
        from jsonb_array_elements(origin #> '{content,attachments}') as file), 0)::bigint
$$;

insert into storage_usage (inbox_id, organization_id, bytes)
select inbox_id, min(organization_id), sum(stored_bytes(origin)) from message group by inbox_id;
