package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import picocli.CommandLine.Command;

@Command(
        name = "logout",
        description = "Forget the key that is kept for the server. It stays valid, and cannot be shown again.")
final class Logout extends Verb {

    @Override
    boolean needsKey() {
        return false;
    }

    @Override
    void run(Platform platform) {
        boolean kept = accounts().at(platform.server()).isPresent();
        accounts().forget(platform.server());
        terminal()
                .say((kept ? "The key for %s is forgotten here." : "No key was kept for %s.")
                        .formatted(platform.server()));
    }
}
