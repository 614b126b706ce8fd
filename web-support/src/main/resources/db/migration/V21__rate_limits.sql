-- How much of its rate limit each API key has used: one row for a key, since what belongs to an earlier window counts no
-- longer. Windows are numbered from the epoch.
create table api_key_usage (
  api_key_id text primary key,
  minute bigint not null,
  in_minute int not null,
  day bigint not null,
  in_day int not null,
  -- of the requests that were counted last, together: how many there were, and how many of them were within the limits
  asked int not null,
  granted int not null)
-- updated with every request: each new version of a row shall find room in its page
with (fillfactor = 20);

-- How many agents registered from one address, or for one owner, within an hour.
create table registration_count (
  subject text primary key,
  hour bigint not null,
  registrations int not null);
create index registration_count_by_hour on registration_count (hour);
