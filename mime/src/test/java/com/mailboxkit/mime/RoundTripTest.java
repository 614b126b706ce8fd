package com.mailboxkit.mime;

import static com.mailboxkit.mime.MimeFixtures.NOW;
import static com.mailboxkit.mime.MimeFixtures.headers;
import static com.mailboxkit.mime.MimeFixtures.raw;
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
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A composed message is parsed as intended, and no caller-supplied text becomes a header.
class RoundTripTest {

    private static final Mailbox ANN = new Mailbox("ann@example.com", "Ann");

    @TempDir
    private Path root;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileContentStore(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "Re: [list] 50% off: \"now\" <or> never; a=b?",
                "Grüße aus Köln",
                "日本語の件名がここにあります、とても長いので折り返されるはずです。日本語の件名がここにあります。",
                "🎉 party 👩‍👩‍👧‍👦",
                "=?not an encoded word?="
            })
    void keepsTheSubject(String subject) throws IOException {
        var read = trip(headers(subject, ANN, ANN), "Hello", null);

        assertThat(read.headers().subject()).isEqualTo(subject);
    }

    @Test
    void keepsALongSubjectInLinesThatServersTake() throws IOException {
        var subject = "wörter ".repeat(140).strip();

        var read = trip(headers(subject, ANN, ANN), "Hello", null);

        assertThat(read.headers().subject()).isEqualTo(subject);
        assertThat(raw(store, read).lines()).allMatch(line -> line.getBytes(UTF_8).length <= 998);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann",
                "Ann, B.",
                "Jürgen Müller",
                "日本 太郎",
                "Ann \"the\" B.",
                "O'Neil (home)",
                "a@b.org",
                "<x>",
                "Ann\\B"
            })
    void keepsDisplayNames(String name) throws IOException {
        var named = new Mailbox("bob@example.com", name);

        var read = trip(headers("Hello", named, named, ANN), "Hello", null);

        assertThat(read.headers().from()).isEqualTo(named);
        assertThat(read.headers().to()).containsExactly(named, ANN);
    }

    @Test
    void keepsIdsDateAndEveryListOfMailboxes() throws IOException {
        var bob = new Mailbox("bob@example.com", null);
        var headers = new MessageHeaders(
                "<2@agent.localhost>",
                List.of("<1@x.org>"),
                List.of("<0@x.org>", "<1@x.org>"),
                ANN,
                List.of(bob),
                List.of(bob, ANN),
                List.of(ANN),
                "Hello",
                NOW);

        assertThat(trip(headers, "Hello", null).headers()).isEqualTo(headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.pdf",
                "Übersicht für März.pdf",
                "日本語のファイル名.txt",
                "🎉.png",
                "we;ird = \"name\" 'x'%20.txt",
                "a very long name that does not fit into one line of a header, not even into two of them, 0123456789.bin"
            })
    void keepsFileNamesAndBytes(String filename) throws IOException {
        var bytes = new byte[10_000];
        new Random(7).nextBytes(bytes);

        var read = trip(headers("Hello", ANN, ANN), "Hello", null, file(filename, "application/pdf", bytes));

        assertThat(read.content().attachments()).singleElement().satisfies(file -> {
            assertThat(file.filename()).isEqualTo(filename);
            assertThat(file.mimeType()).isEqualTo("application/pdf");
            assertThat(MimeFixtures.bytes(store, file.content())).isEqualTo(bytes);
        });
    }

    @Test
    void keepsTextAndHtmlBesideFiles() throws IOException {
        var read = trip(
                headers("Hello", ANN, ANN),
                "Größe: 5 €",
                "<p>Größe: <b>5 €</b></p>",
                file("a.txt", "text/plain", "one".getBytes(UTF_8)),
                file("b.html", "text/html", "<p>two</p>".getBytes(UTF_8)));

        var body = body(read);
        assertThat(body.text()).isEqualTo("Größe: 5 €");
        assertThat(body.html()).isEqualTo("<p>Größe: <b>5 €</b></p>");
        assertThat(read.content().attachments())
                .extracting(Attachment::filename)
                .containsExactly("a.txt", "b.html");
    }

    @Test
    void sendsHtmlAloneWithAPlainPartOfWhatAPersonSees() throws IOException {
        var sent = trip(
                headers("Hi", ANN, ANN),
                null,
                "<div style=\"display:none\">PREHEADER</div><p>Hi, <a href=\"https://app.example/v?t=1\">verify here</a></p>"
                        + "<pre>a\n b</pre>");

        var body = new MessageBodies(store).get(sent.content().body());
        assertThat(body.text()).isEqualTo("Hi, verify here (https://app.example/v?t=1)\r\n\r\na\r\n b");
        assertThat(body.hiddenText()).isTrue();
    }

    @Test
    void tellsAMessageThatIsPassedOn() throws IOException {
        var outlook = """
                Please handle.

                ________________________________
                From: Cy <cy@client.example>
                Sent: Monday, November 16, 2026 9:00 AM
                To: Shop <shop@shop.example>
                Subject: Broken lamp

                Order 4242.""";

        var passedOn = new MessageBodies(store)
                .get(trip(headers("FW: Broken lamp", ANN, ANN), outlook, null)
                        .content()
                        .body());
        var answer = new MessageBodies(store)
                .get(trip(headers("RE: Broken lamp", ANN, ANN), outlook, null)
                        .content()
                        .body());

        assertThat(passedOn.forward()).isTrue();
        assertThat(passedOn.extractedText()).contains("Please handle.", "Order 4242.");
        assertThat(answer.forward()).isFalse();
        assertThat(answer.extractedText()).isEqualTo("Please handle.");
    }

    @Test
    void keepsWhateverIsWritten() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var text = text(random);

            var read = body(trip(headers("Hello", ANN, ANN), text, null)).text();

            assertThat(String.valueOf(read).replace("\r\n", "\n"))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"'\r\n'", "'\n'", "'\r'", "'\r\n\r\n'", "'\u0000\r\n'", "'\u000b\n'"})
    void letsNobodysWordsBecomeAHeader(String lineEnd) throws IOException {
        var evil = "x" + lineEnd + "Bcc: victim@example.com" + lineEnd + "X-Evil: yes";
        var mailbox = new Mailbox("ann@example.com", evil);
        var headers = new MessageHeaders(
                "<1@agent.localhost>" + lineEnd + "X-Evil: yes",
                List.of("<1" + lineEnd + "X-Evil: yes@x>"),
                List.of("<2@x>" + lineEnd + "X-Evil: yes"),
                mailbox,
                List.of(mailbox),
                List.of(mailbox),
                List.of(mailbox),
                evil,
                NOW);

        var written = new MessageWriter(store)
                .write(new Draft(
                        headers,
                        List.of(new ExtraField("X-Mine", evil)),
                        "Hello",
                        null,
                        List.of(new Attachment(
                                AttachmentId.at(NOW), evil, "application/pdf", store.put(new byte[1]), evil))));

        assertThat(raw(store, written).split("[\r\n]+"))
                .noneMatch(line -> line.startsWith("Bcc") || line.startsWith("X-Evil"))
                .as("it is composed at all")
                .anyMatch(line -> line.startsWith("Subject: x"));
    }

    private ParsedMessage trip(
            MessageHeaders headers, @Nullable String text, @Nullable String html, Attachment... files)
            throws IOException {
        var written = new MessageWriter(store).write(new Draft(headers, List.of(), text, html, List.of(files)));
        return new MessageReader(store, MimeLimits.DEFAULT)
                .read(written.content().raw(), NOW);
    }

    private MessageBody body(ParsedMessage message) throws IOException {
        return new MessageBodies(store).get(message.content().body());
    }

    private Attachment file(String name, String type, byte[] bytes) throws IOException {
        return new Attachment(AttachmentId.at(NOW), name, type, store.put(bytes), null);
    }

    /// Lines of every kind: long, blank, dotted, quoted, with trailing spaces, in several scripts.
    private static String text(Random random) {
        var pieces = List.of(
                "word ",
                ".",
                "From ",
                ">",
                "-- ",
                "\t",
                "é",
                "日本",
                "🎉",
                "=",
                "=20",
                "\n",
                "\n\n",
                "--b",
                "x".repeat(1_200));
        var text = new StringBuilder("begin ");
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text + "end";
    }
}
