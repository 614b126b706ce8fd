-- Sessions of browsers, by the hash of their token.
create table web_session (
  id text primary key,
  -- key, owner or operator
  kind text not null,
  hash text not null unique,
  -- of the API key; else the platform
  organization_id text not null,
  api_key_id text,
  -- mailbox of the owner, as in organization.owner
  owner text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz);
create index web_session_by_organization on web_session (organization_id, id desc);

-- The owner's mailbox in the form in which mailboxes are compared. For what is here already that is nearly always the
-- address in lower case; a rebuild of the read model makes it exact.
alter table organization add column owner text;
update organization set owner = lower(owner_email);
alter table organization alter column owner set not null;
create index organization_by_owner on organization (owner, id);
