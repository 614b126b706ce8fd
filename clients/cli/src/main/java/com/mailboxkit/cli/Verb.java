package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Account;
import com.mailboxkit.cli.platform.Accounts;
import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.terminal.Terminal;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every verb can be told, and where it asks.
abstract class Verb implements Callable<Integer> {

    private static final String USUAL_SERVER = "http://localhost:8080";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server (MAILBOXKIT_BASE_URL, else the one logged in to last, else " + USUAL_SERVER + ")")
    private @Nullable String server;

    @Option(names = "--json", description = "For scripts: what the API answers, as it is")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text")
    private boolean help;

    /// Does what the verb says.
    ///
    /// @throws Failure where it cannot
    abstract void run(Platform platform) throws Exception;

    @Override
    public final Integer call() throws Exception {
        try (var platform = platform()) {
            run(platform);
        }
        return Exit.DONE.status();
    }

    final boolean isJson() {
        return json;
    }

    final Terminal terminal() {
        return surroundings().terminal();
    }

    final CommandContext surroundings() {
        var root = (Main) Optional.ofNullable(spec).orElseThrow().root().userObject();
        return root.surroundings();
    }

    final Accounts accounts() {
        return surroundings().accounts();
    }

    /// The key of the environment, else the one that is kept for this very server.
    Optional<String> key() {
        return surroundings()
                .variable("MAILBOXKIT_API_KEY")
                .or(() -> accounts().at(server()).map(Account::key));
    }

    final URI server() {
        return Optional.ofNullable(server)
                .or(() -> surroundings().variable("MAILBOXKIT_BASE_URL"))
                .map(Verb::checked)
                .or(() -> accounts().server())
                .orElseGet(() -> URI.create(USUAL_SERVER));
    }

    private Platform platform() {
        var key = key();
        if (key.isEmpty() && needsKey()) {
            throw new Failure(Exit.NO_KEY, """
                    There is no key for %s.
                    Say `mailboxkit register NAME OWNER_EMAIL` to get one, `mailboxkit login` to enter one that you have,
                    or set MAILBOXKIT_API_KEY.""".formatted(server()));
        }
        return new Platform(server(), key.orElse(null));
    }

    boolean needsKey() {
        return true;
    }

    private static String withoutSlashes(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }

    private static URI checked(String text) {
        var wrong =
                new Failure(Exit.MISUSED, "'%s' is no server: say http://host:port or https://host.".formatted(text));
        try {
            var server = URI.create(withoutSlashes(text.strip()));
            if (server.getHost() == null
                    || !String.valueOf(server.getScheme()).matches("https?")
                    || server.getRawQuery() != null
                    || server.getRawFragment() != null) {
                throw wrong;
            }
            return server;
        } catch (IllegalArgumentException unreadable) {
            throw wrong;
        }
    }
}
