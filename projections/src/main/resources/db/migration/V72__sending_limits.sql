-- What organizations may send, for operators and for the organization itself; decided elsewhere.
alter table organization
    add column owner_confirmed_at timestamptz,
    -- by an operator; null: the rules of the platform apply
    add column recipients_per_day integer,
    add column pause_reason text,
    add column suspension_reason text;
