-- Registrations within the last hour by network and by owner. Each row holds as many times as the limit lets in.
drop table if exists registration_count;

create table registration_window (
    subject text primary key,
    times timestamptz[] not null,
    last_at timestamptz not null
);

create index registration_window_by_last on registration_window (last_at);
