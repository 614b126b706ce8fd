-- Who may change how much an organization has, such as keys and inboxes: one request at a time over all nodes. A row
-- whose time is over is of a request whose node died.
create table organization_lease (
  organization_id text primary key,
  holder text not null,
  until timestamptz not null);
