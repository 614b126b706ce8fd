package com.mailboxkit.local;

import static com.mailboxkit.local.LocalStackFixtures.execute;
import static com.mailboxkit.local.LocalStackFixtures.kill;
import static com.mailboxkit.local.LocalStackFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {

    @TempDir
    Path temp;

    private DataDirectory data;

    @BeforeEach
    void lockAFolderWithASpaceInItsName() {
        data = DataDirectory.open(temp.resolve("my data"));
    }

    @AfterEach
    void unlock() {
        data.close();
    }

    @Test
    void keepsItsDataOverStopAndStart() throws Exception {
        try (var postgres = LocalPostgres.start(data)) {
            execute(postgres, "create table letter as select 'déjà vu' as subject");
        }
        try (var postgres = LocalPostgres.start(data)) {
            assertThat(query(postgres, "select subject from letter")).isEqualTo("déjà vu");
        }
    }

    @Test
    void comesBackUnderTheSameAddressWhenKilled() throws Exception {
        try (var postgres = LocalPostgres.start(data)) {
            execute(postgres, "create table letter as select 1 as id");
            var first = postgres.pid();

            kill(first);

            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> query(postgres, "select count(*) from letter").equals("1"));
            assertThat(postgres.pid()).isNotEqualTo(first);
        }
    }

    @Test
    void isDurable() throws Exception {
        try (var postgres = LocalPostgres.start(data)) {
            assertThat(query(postgres, "show fsync")).isEqualTo("on");
            assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (var postgres = LocalPostgres.start(data)) {
            for (var role : new String[] {postgres.user(), LocalPostgres.SUPERUSER}) {
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), role, "guessed"))
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.root().resolve("postgres-password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void doesNotGiveThePlatformThePowersOfASuperuser() throws Exception {
        try (var postgres = LocalPostgres.start(data)) {
            assertThat(query(postgres, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(query(postgres, "select current_database()")).isEqualTo(postgres.database());
        }
    }

    @Test
    void startsWhereAStalePidFileNamesAStranger() throws Exception {
        LocalPostgres.start(data).close();
        var stranger = ProcessHandle.current().pid();
        Files.writeString(
                data.root().resolve("postgres/postmaster.pid"),
                "%d%n%s%n0%n5432%n%n127.0.0.1%n".formatted(stranger, data.root().resolve("postgres")));

        try (var postgres = LocalPostgres.start(data)) {
            assertThat(query(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        LocalPostgres.start(data).close();
        Files.writeString(data.root().resolve("postgres/postgresql.conf"), "no_such_setting = 1\n");

        assertThatThrownBy(() -> LocalPostgres.start(data))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("no_such_setting");
    }
}
