package com.mailboxkit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final URI HERE = URI.create("http://localhost:8080");
    private static final URI THERE = URI.create("https://mail.example.com");

    @TempDir
    private Path home;

    private Path file;
    private Accounts accounts;

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        file = home.resolve("config/mailboxkit/config.json");
        accounts = new Accounts(file);
    }

    @Test
    void keepsAKeyForEachServer() {
        accounts.keep(HERE, new Account("mbk_here", "01A"));
        accounts.keep(THERE, new Account("mbk_there", null));

        assertThat(accounts.at(HERE)).contains(new Account("mbk_here", "01A"));
        assertThat(accounts.at(THERE)).contains(new Account("mbk_there", null));
        assertThat(accounts.server()).contains(THERE);
        assertThat(accounts.at(URI.create("http://localhost:8081"))).isEmpty();
    }

    @Test
    void letsNobodyElseRead() throws Exception {
        accounts.keep(HERE, new Account("mbk_here", "01A"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        accounts.keep(HERE, new Account("mbk_here", "01B"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void forgets() {
        accounts.keep(HERE, new Account("mbk_here", "01A"));

        accounts.forget(HERE);

        assertThat(accounts.at(HERE)).isEmpty();
        assertThat(accounts.server()).isEmpty();
    }

    @Test
    void leavesAloneWhatItDidNotWrite() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not JSON");

        assertThatThrownBy(() -> accounts.keep(HERE, new Account("mbk_here", null)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("not JSON");
    }

    @Test
    void doesNotPrintAKey() {
        assertThat(new Account("mbk_here", "01A").toString()).doesNotContain("mbk_here");
    }
}
