package com.mailboxkit.bench;

/// One question to the platform, with its answer as a table.
interface Benchmark {

    /// What is measured and beside what, as a heading.
    String title();

    /// Measures and checks.
    ///
    /// @throws UntrueMeasurement when a check shows that the figures would not say what they seem to say
    Table run(Ground ground) throws Exception;
}
