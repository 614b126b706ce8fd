package com.mailboxkit.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The user that runs the children.
///
/// PostgreSQL and Elasticsearch refuse to run as root, but root is the usual user in a container. The children
/// then run as user id 65534 (`nobody`), which owns their data. Of root's capabilities they keep only the one
/// to read and traverse folders and files, since the parent folders are often closed to others; they can write
/// only to their own files.
final class SystemUser {

    private static final int NOBODY = 65534;
    private static final boolean ROOT = new UnixSystem().getUid() == 0;

    private SystemUser() {}

    /// `command`, detached from the terminal (Ctrl-C is for the platform, which stops its children in order)
    /// and not as root.
    static List<String> detached(List<String> command) {
        var all = new ArrayList<String>();
        if (installed("setsid")) {
            all.add("setsid");
        } else if (installed("perl")) {
            // macOS has no setsid(1)
            all.addAll(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV"));
        }
        all.addAll(command);
        return all;
    }

    static List<String> unprivileged(List<String> command) {
        if (!ROOT) {
            return command;
        }
        if (!installed("setpriv")) {
            throw new LocalStackException(
                    "PostgreSQL and Elasticsearch refuse to run as root, and setpriv (util-linux)"
                            + " to run them as another user is not installed. Install it, or start MailboxKit as a normal user.");
        }
        var all = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--securebits=+no_setuid_fixup",
                "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=-all,+dac_read_search",
                "--bounding-set=-all,+dac_read_search"));
        all.addAll(command);
        return all;
    }

    /// Changes the owner of `directory` and its content to the user that runs the children.
    static void own(Path directory) throws IOException {
        if (!ROOT || Integer.valueOf(NOBODY).equals(Files.getAttribute(directory, "unix:uid"))) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            // the folder itself is last: an interrupted change is repeated at the next start
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean installed(String tool) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
