begin;
insert into bench_insert (payload) values ('one small row, such as a charge');
insert into bench_insert (payload) values ('one small row, such as a message');
commit;
