package com.mailboxkit.mime;

import static com.mailboxkit.mime.MimeFixtures.NOW;
import static com.mailboxkit.mime.MimeFixtures.bytes;
import static com.mailboxkit.mime.MimeFixtures.headers;
import static com.mailboxkit.mime.MimeFixtures.raw;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.message.Mailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenPixelTest {

    private static final String TOKEN = "abc_-".repeat(13) + "de";
    private static final OpenPixel PIXEL = new OpenPixel("https://mail.example.com/o/", TOKEN);
    private static final String PICTURE =
            "<img width=\"1\" height=\"1\" alt=\"\" src=\"https://mail.example.com/o/%s\">".formatted(TOKEN);
    private static final List<String> PIECES = List.of(
            "<p>",
            "a=b",
            " ",
            "\r\n",
            "Grüße ",
            "日本語",
            "🎉",
            "=",
            "</body> ",
            "x".repeat(80),
            "\t",
            "<body>",
            ".",
            " \r\n");

    @TempDir
    private Path root;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileContentStore(root);
    }

    @ParameterizedTest
    @CsvSource({
        "<p>Hi</p>, <p>Hi</p>@",
        "<html><body>Hi</body></html>, <html><body>Hi@</body></html>",
        "<BODY>Hi</BODY >, <BODY>Hi@</BODY >",
        "<body>Old</body><body>New</body>, <body>Old</body><body>New@</body>"
    })
    void comesLast(String html, String expected) throws IOException {
        assertThat(received(write(html))).isEqualTo(expected.replace("@", PICTURE));
    }

    @Test
    void leavesEverythingElseAsItWas() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var html = new StringBuilder("<i>");
            for (int pieces = random.nextInt(40); pieces > 0; pieces--) {
                html.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            html.append("</i>");

            var written = write(html.toString());

            assertThat(received(written).replace(PICTURE, ""))
                    .as("seed " + seed)
                    .isEqualTo(html.toString());
            assertThat(raw(store, written).lines()).allMatch(line -> line.length() <= 76);
        }
    }

    @Test
    void saysWhereTheTokenStands() throws IOException {
        var written = write("<p>Hi " + "\r\n" + TOKEN + "</p>");

        int slot = Math.toIntExact(Objects.requireNonNull(written.content().openSlot()));
        var raw = bytes(store, written.content().raw());
        assertThat(new String(raw, slot, TOKEN.length(), US_ASCII)).isEqualTo(TOKEN);
    }

    @Test
    void isNotInWhatReadersHereAreShown() throws IOException {
        var body = new MessageBodies(store).get(write("<p>Hi</p>").content().body());

        assertThat(body.html()).isEqualTo("<p>Hi</p>");
    }

    @Test
    void isNotInAMessageWithoutHtml() throws IOException {
        var written = write(null);

        assertThat(written.content().tracksOpens()).isFalse();
        assertThat(raw(store, written)).doesNotContain(TOKEN);
    }

    private ParsedMessage write(@Nullable String html) throws IOException {
        var ann = new Mailbox("ann@example.com", "Ann");
        return new MessageWriter(store)
                .write(new Draft(headers("Hi", ann, ann), List.of(), "Hi", html, List.of(), Map.of(), PIXEL));
    }

    private String received(ParsedMessage written) throws IOException {
        var read = new MessageReader(store, MimeLimits.DEFAULT)
                .read(written.content().raw(), NOW);
        return Objects.requireNonNull(
                new MessageBodies(store).get(read.content().body()).html());
    }
}
