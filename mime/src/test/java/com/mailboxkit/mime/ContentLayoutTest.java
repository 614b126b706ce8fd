package com.mailboxkit.mime;

import static com.mailboxkit.mime.MimeFixtures.NOW;
import static com.mailboxkit.mime.MimeFixtures.headers;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.AttachmentId;
import com.mailboxkit.kernel.message.Mailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentLayoutTest {

    private static final Mailbox ANN = new Mailbox("ann@example.com", null);
    private static final String MAIL = "From: cy@c.example\r\nSubject: Inner\r\n\r\ninner body\r\n";

    @TempDir
    private Path root;

    private ContentStore store;
    private final List<Attachment> files = new ArrayList<>();
    private final Map<AttachmentId, MediaType> types = new HashMap<>();

    @BeforeEach
    void open() throws IOException {
        store = new FileContentStore(root);
    }

    @Test
    void putsAPictureBesideTheHtmlThatShowsIt() throws Exception {
        file("l.png", "image/png", "logo", "inline", "png");
        file("a.pdf", "application/pdf", null, "attachment", "pdf");

        var message = compose("<img src='cid:LOGO'>");

        assertThat(structure(message))
                .isEqualTo("multipart/mixed(multipart/alternative(text/plain multipart/related(text/html image/png))"
                        + " application/pdf)");
        assertThat(header(message, "Content-Type: multipart/related")).contains("type=\"text/html\"");
        var picture = find(message, "image/png");
        assertThat(picture.getHeader("Content-ID")).containsExactly("<logo>");
        assertThat(picture.getHeader("Content-Disposition")[0])
                .startsWith("inline;")
                .contains("filename=\"l.png\"");
    }

    @Test
    void hidesNoFileBesideHtmlThatDoesNotShowIt() throws Exception {
        file("l.png", "image/png", "logo", "inline", "png");

        assertThat(structure(compose("<p>Hi")))
                .isEqualTo("multipart/mixed(multipart/alternative(text/plain text/html) image/png)");
        assertThat(structure(compose(null))).isEqualTo("multipart/mixed(text/plain image/png)");
    }

    @ParameterizedTest
    @CsvSource({
        "'text/csv; charset=windows-1252', 'text/csv; charset=windows-1252; name=\"t\"'",
        "'TEXT/CSV;Header=present;charset=\"utf-8\"', 'text/csv; header=present; charset=utf-8; name=\"t\"'",
        "'application/x; a=\"b;c\"', 'application/x; a=\"b;c\"; name=\"t\"'",
        "application/pdf, 'application/pdf; name=\"t\"'"
    })
    void keepsTheParametersThatWereGiven(String given, String written) throws Exception {
        file("t", given, null, "attachment", "x");

        var part = (Part) ((MimeMultipart) compose(null).getContent()).getBodyPart(1);

        assertThat(part.getHeader("Content-Type")[0].replaceAll("\\s+", " ")).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "report.pdf",
                "with blank.pdf",
                "a\"b\\c.txt",
                "x-yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                        + "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy.bin"
            })
    void quotesEveryPlainFileName(String name) throws Exception {
        file(name, "application/pdf", null, "attachment", "x");
        var quoted = "name=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";

        var part = find(compose(null), "application/pdf");

        assertThat(part.getHeader("Content-Type")[0]).endsWith("\t" + quoted);
        assertThat(part.getHeader("Content-Disposition")[0]).endsWith("\tfile" + quoted);
        assertThat(part.getFileName()).isEqualTo(name);
    }

    @Test
    void sendsAnInvitationAsAnotherFormOfTheTextToo() throws Exception {
        file("invite.ics", "text/calendar; method=REQUEST; charset=utf-8", null, "attachment", "BEGIN:VCALENDAR");

        var message = compose("<p>Hi");

        assertThat(structure(message))
                .isEqualTo("multipart/mixed(multipart/alternative(text/plain text/html text/calendar) text/calendar)");
        var form = find(message, "text/calendar");
        assertThat(form.getHeader("Content-Type")[0].replaceAll("\\s+", " "))
                .isEqualTo("text/calendar; method=REQUEST; charset=utf-8");
        assertThat(form.getHeader("Content-Disposition")).isNull();
        assertThat(form.getInputStream()).hasBinaryContent("BEGIN:VCALENDAR".getBytes(UTF_8));
        assertThat(structure(compose(null)))
                .isEqualTo("multipart/mixed(multipart/alternative(text/plain text/calendar) text/calendar)");
    }

    @Test
    void sendsACalendarWithoutMethodAsAFile() throws Exception {
        file("holidays.ics", "text/calendar; charset=utf-8", null, "attachment", "BEGIN:VCALENDAR");

        assertThat(structure(compose(null))).isEqualTo("multipart/mixed(text/plain text/calendar)");
    }

    @ParameterizedTest
    @ValueSource(strings = {MAIL, "From: a@b.example\n\nwith bare line feeds\n", "no line end", ""})
    void encodesNoMessageWithinAMessage(String mail) throws Exception {
        file("m.eml", "message/rfc822", null, "attachment", mail);

        var part = find(compose(null), "message/rfc822");

        assertThat(part.getHeader("Content-Transfer-Encoding")).containsExactly("7bit");
        assertThat(raw()).contains("\r\n\r\n" + mail.replace("\r\n", "\n").replace("\n", "\r\n"));
    }

    @Test
    void saysSoWhereAMessageWithinAMessageHasEightBits() throws Exception {
        file("m.eml", "message/rfc822", null, "attachment", MAIL.replace("inner", "Grüße"));

        var message = compose("<p>Hi");

        assertThat(message.getHeader("Content-Transfer-Encoding")).containsExactly("8bit");
        assertThat(find(message, "message/rfc822").getHeader("Content-Transfer-Encoding"))
                .containsExactly("8bit");
        assertThat(raw()).contains(new String(MAIL.replace("inner", "Grüße").getBytes(UTF_8), ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\u0000b", "ends with\r", "long"})
    void sendsAMessageThatFitsInNoLinesAsOctets(String mail) throws Exception {
        var octets = mail.equals("long") ? "x".repeat(999) : mail;
        file("m.eml", "message/rfc822", null, "attachment", octets);

        var part = find(compose(null), "application/octet-stream");

        assertThat(part.getHeader("Content-Transfer-Encoding")).containsExactly("base64");
        assertThat(part.getFileName()).isEqualTo("m.eml");
        assertThat(part.getInputStream()).hasBinaryContent(octets.getBytes(UTF_8));
    }

    private void file(String name, String type, @Nullable String contentId, String disposition, String content)
            throws IOException {
        var media = MediaType.parse(type).orElseThrow();
        var file = new Attachment(
                AttachmentId.at(NOW.plusMillis(files.size())),
                name,
                media.name(),
                store.put(content.getBytes(UTF_8)),
                contentId,
                disposition);
        files.add(file);
        types.put(file.id(), media);
    }

    private byte[] octets(@Nullable String html) throws IOException {
        var draft = new Draft(headers("Hi", ANN, ANN), List.of(), "Hi", html, files, types, null);
        return MimeFixtures.bytes(
                store, new MessageWriter(store).write(draft).content().raw());
    }

    private String raw() throws IOException {
        return new String(octets(null), ISO_8859_1);
    }

    private MimeMessage compose(@Nullable String html) throws IOException, MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(octets(html)));
    }

    private static String structure(Part part) throws MessagingException, IOException {
        var type = part.getContentType().split(";")[0];
        if (!(part.getContent() instanceof MimeMultipart multipart)) {
            return type;
        }
        var children = new ArrayList<String>();
        for (int i = 0; i < multipart.getCount(); i++) {
            children.add(structure(multipart.getBodyPart(i)));
        }
        return type + "(" + String.join(" ", children) + ")";
    }

    private static Part find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof MimeMultipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                var found = find(multipart.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String header(MimeMessage message, String start) throws IOException, MessagingException {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        var raw = out.toString(ISO_8859_1);
        return raw.substring(raw.indexOf(start), raw.indexOf("\r\n\r\n", raw.indexOf(start)));
    }
}
