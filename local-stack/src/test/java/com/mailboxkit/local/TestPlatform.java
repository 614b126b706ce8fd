package com.mailboxkit.local;

import java.nio.file.Path;

/// Starts both servers, prints their process ids in a line that begins with `UP`, and stays until it is killed.
final class TestPlatform {

    private TestPlatform() {}

    public static void main(String[] args) throws Exception {
        var data = DataDirectory.open(Path.of(args[0]));
        var elasticsearch = LocalElasticsearch.prepare(ElasticsearchDistribution.locate(), data);
        elasticsearch.start();
        var postgres = LocalPostgres.start(data);
        elasticsearch.ready().join();
        LocalStackFixtures.execute(postgres, "create table if not exists witness as select 'was here' as note");
        System.out.printf("UP %d %d%n", postgres.pid(), elasticsearch.pid());
        Thread.currentThread().join();
    }
}
