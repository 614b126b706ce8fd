package com.mailboxkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temp;

    @Test
    void isClosedToOtherUsers() throws Exception {
        var folder = temp.resolve("data");
        try (var data = DataDirectory.open(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.logs())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refusesASecondOwnerAndNamesTheFirst() throws Exception {
        try (var first = DataDirectory.open(temp)) {
            assertThatExceptionOfType(DataDirectoryInUseException.class)
                    .isThrownBy(() -> DataDirectory.open(temp))
                    .withMessage(
                            "%s is in use by another MailboxKit (pid %d). Stop it, or give --data another folder.",
                            first.root(), ProcessHandle.current().pid());
        }
    }

    @Test
    void canBeOpenedAgainOnceClosed() {
        DataDirectory.open(temp).close();
        var reopened = DataDirectory.open(temp);
        reopened.close();
        assertThat(temp.resolve("lock")).exists();
    }
}
