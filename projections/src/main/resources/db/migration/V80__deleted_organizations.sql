-- An organization that its owner deleted: nobody sees it but operators, who keep its ledger.
alter table organization add column deleted_at timestamptz;
