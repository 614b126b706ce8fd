-- How much of its rate limit each organization has used, with all of its API keys: like api_key_usage.
create table organization_usage (
  organization_id text primary key,
  minute bigint not null,
  in_minute int not null,
  day bigint not null,
  in_day int not null,
  asked int not null,
  granted int not null)
with (fillfactor = 20);
