package com.mailboxkit.mime;

import static com.mailboxkit.mime.MimeFixtures.NOW;
import static com.mailboxkit.mime.MimeFixtures.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.AttachmentId;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The octets that go out are such that every server takes them (RFC 5322, section 2.1.1, RFC 5321,
/// section 4.5.3.1).
class WireFormTest {

    private static final Mailbox ANN = new Mailbox("ann@example.com", "Ann");
    private static final int MAX_LINE = 998;

    @TempDir
    private Path root;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileContentStore(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "日", "🎉", "a b ", "=?", "\"", "\\", "%", "'"})
    void keepsEveryLineShortAndPlainWhateverFieldsSay(String unit) throws IOException {
        var longest = unit.repeat(998 / unit.length());
        var named = new Mailbox("bob@bücher.example", longest);
        var ids = Collections.nCopies(100, "<%s@example.com>".formatted("i".repeat(400)));
        var filename = unit.replace('\\', '_').repeat(250 / unit.length()) + ".bin";
        var fields = new MessageHeaders(
                "<1@agent.localhost>",
                List.of("<%s@example.com>".formatted("i".repeat(2_000))),
                ids,
                new Mailbox("me@agent.localhost", longest),
                List.of(),
                Collections.nCopies(50, named),
                Collections.nCopies(50, named),
                longest,
                NOW);

        var raw = raw(new Draft(
                fields,
                List.of(new ExtraField("X-Campaign", longest)),
                unit.repeat(3_000),
                "<p>" + unit.repeat(3_000),
                List.of(new Attachment(
                        AttachmentId.at(NOW), filename, "application/pdf", store.put(new byte[5_000]), null))));

        assertWireForm(raw);
        var read = new MessageReader(store, MimeLimits.DEFAULT).read(store.put(raw), NOW);
        assertThat(read.headers().subject()).isEqualTo(longest.strip());
        assertThat(read.content().attachments().getFirst().filename()).isEqualTo(filename);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb\nc\r\nd\n\re", "\u0000a\u0000", ".\n..\r\n.", "a\n", "\r\r\r"})
    void endsLinesInOneWay(String text) throws IOException {
        assertWireForm(raw(new Draft(headers("Hi", ANN, ANN), List.of(), text, "<p>" + text, List.of())));
    }

    @Test
    void foldsALongListOfRecipients() throws IOException {
        var many = IntStream.range(0, 50)
                .mapToObj(i -> new Mailbox("somebody-%d@example.com".formatted(i), "Somebody, with a name " + i))
                .toArray(Mailbox[]::new);

        var raw = raw(new Draft(headers("Hi", ANN, many), List.of(), "Hi", null, List.of()));

        assertThat(new String(raw, UTF_8).lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void putsTheFieldsOfTheCallerIntoTheHeader() throws IOException {
        var raw = new String(
                raw(new Draft(
                        headers("Hi", ANN, ANN),
                        List.of(
                                new ExtraField("List-Unsubscribe", "<https://example.com/u?id=1>"),
                                new ExtraField("X-Place", "Köln")),
                        "Hi",
                        null,
                        List.of())),
                UTF_8);

        assertThat(raw)
                .contains("\r\nList-Unsubscribe: <https://example.com/u?id=1>\r\n")
                .contains("\r\nX-Place: =?UTF-8?Q?K=C3=B6ln?=\r\n");
    }

    private byte[] raw(Draft draft) throws IOException {
        return MimeFixtures.bytes(
                store, new MessageWriter(store).write(draft).content().raw());
    }

    private static void assertWireForm(byte[] raw) {
        int line = 0;
        for (int i = 0; i < raw.length; i++) {
            assertThat(raw[i]).as("octet %d", i).isPositive();
            if (raw[i] == '\r') {
                assertThat(raw[i + 1]).as("CR at %d", i).isEqualTo((byte) '\n');
                line = 0;
            } else if (raw[i] == '\n') {
                assertThat(raw[i - 1]).as("LF at %d", i).isEqualTo((byte) '\r');
            } else {
                assertThat(++line).as("line of octet %d", i).isLessThanOrEqualTo(MAX_LINE);
            }
        }
    }
}
