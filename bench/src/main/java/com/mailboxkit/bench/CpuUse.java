package com.mailboxkit.bench;

/// CPU seconds by who used them.
///
/// @param load the load generators and this program
record CpuUse(double platform, double postgres, double elasticsearch, double load) {

    CpuUse since(CpuUse before) {
        return new CpuUse(
                platform - before.platform,
                postgres - before.postgres,
                elasticsearch - before.elasticsearch,
                load - before.load);
    }

    /// Puts what each unit cost into the row, in milliseconds.
    Table.Row perUnit(Table.Row row, long units) {
        return row.with("CPU ms: platform", platform * 1_000 / units)
                .with("PostgreSQL", postgres * 1_000 / units)
                .with("Elasticsearch", elasticsearch * 1_000 / units)
                .with("load", load * 1_000 / units);
    }
}
