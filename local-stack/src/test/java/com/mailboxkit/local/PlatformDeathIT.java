package com.mailboxkit.local;

import static com.mailboxkit.local.LocalStackFixtures.isAlive;
import static com.mailboxkit.local.LocalStackFixtures.kill;
import static com.mailboxkit.local.LocalStackFixtures.query;
import static com.mailboxkit.local.LocalStackFixtures.readyElasticsearch;
import static com.mailboxkit.local.LocalStackFixtures.startTestPlatform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a platform that was killed with `kill -9`.
class PlatformDeathIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path data;

    private Process platform;
    private long postgresPid;
    private long elasticsearchPid;

    @BeforeEach
    void startAPlatform() throws Exception {
        platform = startTestPlatform(data);
        var line = platform.inputReader()
                .lines()
                .filter(each -> each.startsWith("UP "))
                .findFirst()
                .orElseThrow();
        postgresPid = Long.parseLong(line.split(" ")[1]);
        elasticsearchPid = Long.parseLong(line.split(" ")[2]);
    }

    @AfterEach
    void killThePlatform() {
        platform.destroyForcibly();
    }

    @Test
    void leavesNoOrphansAndStartsAgain() throws Exception {
        kill(platform.pid());

        await().atMost(PATIENCE).until(() -> !isAlive(postgresPid) && !isAlive(elasticsearchPid));
        assertStartsAgain();
    }

    @Test
    void stopsAPostgresThatOutlivedItsGuardBeforeStartingAgain() throws Exception {
        kill(guardOfPostgres());
        kill(platform.pid());
        assertThat(isAlive(postgresPid)).isTrue();

        assertStartsAgain();
        assertThat(isAlive(postgresPid)).isFalse();
    }

    @Test
    void refusesItsDataToAnotherPlatformAndNamesItself() {
        assertThatExceptionOfType(DataDirectoryInUseException.class)
                .isThrownBy(() -> DataDirectory.open(data))
                .withMessageContaining("in use by another MailboxKit (pid %d)", platform.pid());
    }

    private void assertStartsAgain() throws Exception {
        try (var locked = DataDirectory.open(data);
                var postgres = LocalPostgres.start(locked);
                var elasticsearch = readyElasticsearch(locked)) {
            assertThat(query(postgres, "select note from witness")).isEqualTo("was here");
            assertThat(elasticsearch.pid()).isNotEqualTo(elasticsearchPid);
        }
    }

    private long guardOfPostgres() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.contains("postgres-guard")
                                && arguments.contains(data.resolve("postgres").toString()))
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .pid();
    }
}
