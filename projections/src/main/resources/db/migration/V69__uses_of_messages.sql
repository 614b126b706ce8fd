-- What the messages that are there need.
insert into content_use (sha256, message_id)
select distinct decode(content.ref ->> 'sha256', 'hex'), m.id
from message m cross join lateral (
  select m.origin #> '{content,raw}' as ref
  union all select m.origin #> '{content,body}'
  union all select file -> 'content' from jsonb_array_elements(m.origin #> '{content,attachments}') as file) as content
where content.ref ->> 'sha256' is not null
on conflict do nothing;
