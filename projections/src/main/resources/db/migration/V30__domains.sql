-- Domains of organizations. Several may have added the same one; at most one of them is verified.
create table mail_domain (
  id text primary key,
  organization_id text not null,
  name text not null,
  selector text not null,
  public_key text not null,
  sealed_private_key text not null,
  mx_verified boolean not null default false,
  spf_verified boolean not null default false,
  dkim_verified boolean not null default false,
  dmarc_verified boolean not null default false,
  -- all is right, but another organization has verified it
  taken boolean not null default false,
  -- DnsReport as JSON; null before the first check
  report jsonb,
  verified_at timestamptz,
  created_at timestamptz not null);
create index mail_domain_by_organization on mail_domain (organization_id, id desc);
create index mail_domain_by_name on mail_domain (name) where verified_at is not null;
