package com.mailboxkit.mime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.BounceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// What servers say, with the kind that is right: `server-replies.txt` has a reply in a line.
class BounceKindsTest {

    static Stream<Arguments> replies() {
        return resource("server-replies.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .map(row -> Arguments.of(row[1], row[0]));
    }

    static Stream<Arguments> repliesThatWereReadWrongly() {
        var tables = JsonMapper.shared().readTree(resource("bounce-replies.json"));
        return tables.get("cases")
                .valueStream()
                .map(row -> Arguments.of(row.get(0).stringValue(), row.get(1).stringValue()));
    }

    @ParameterizedTest
    @MethodSource({"replies", "repliesThatWereReadWrongly"})
    void tellsTheKindByTheReply(String reply, String kind) {
        assertThat(kind(reply, "")).isEqualTo(kind(kind));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1 | 552 5.2.2 Over quota                 | soft
            5.1.1 | 550 5.7.1 IP address blacklisted     | soft
            5.7.1 | 550 5.1.1 User unknown               | hard
            5.0.0 | 550 5.1.1 User unknown               | hard
            5.4.7 | 550 5.1.1 User unknown               | hard
            4.4.7 | 550 5.1.1 User unknown               | hard
            5.1.1 | 450 4.2.2 Mailbox full               | soft
            5.1.1 | 550 Over quota                       | soft
            5.7.1 | 550 No such user                     | soft
            5.3.2 | 550 No such user                     | soft
            5.3.0 | 550 No such user                     | hard
            5.6.1 | 550 No such user                     | soft
            """)
    void believesTheServerMoreThanTheStatusBesideIt(String status, String reply, String kind) {
        assertThat(BounceKinds.of(Reply.of(null, status, reply), "")).isEqualTo(kind(kind));
    }

    @Test
    void believesNoTranscriptThatConcludesMoreThanTheServerSaid() {
        var transcript = """
                ... while talking to mx.big.example.:
                >>> RCPT To:<kim@big.example>
                <<< 550 Go away
                550 5.1.1 <kim@big.example>... User unknown
                """;

        assertThat(kind("550 Go away", transcript)).isEqualTo(BounceKind.SOFT);
    }

    @Test
    void takesARefusalOfTheWholeMessageForSoft() {
        var message = ">>> DATA\n<<< 550 User unknown\n554 5.0.0 Service unavailable\n";
        var recipient = ">>> DATA\n<<< 550 User unknown\n<<< 503 Need RCPT command\n";

        assertThat(kind("550 User unknown", message)).isEqualTo(BounceKind.SOFT);
        assertThat(kind("550 User unknown", recipient)).isEqualTo(BounceKind.HARD);
        assertThat(kind("550 User unknown", "(in reply to end of DATA command)"))
                .isEqualTo(BounceKind.SOFT);
    }

    @Test
    void looksNotIntoAddressesAndLinks() {
        assertThat(kind("550 <kim@spam-quota.example> unknown user, see https://big.example/blocked?policy", ""))
                .isEqualTo(BounceKind.HARD);
        assertThat(kind("550 refused, see https://big.example/help/no-such-user", ""))
                .isEqualTo(BounceKind.SOFT);
    }

    private static BounceKind kind(String reply, String context) {
        return BounceKinds.of(Reply.of(null, null, reply), context);
    }

    private static BounceKind kind(String name) {
        return name.equals("hard") ? BounceKind.HARD : BounceKind.SOFT;
    }

    private static String resource(String name) {
        try (var file = Objects.requireNonNull(BounceKindsTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
