package com.mailboxkit.mime;

import static com.mailboxkit.mime.MimeFixtures.NOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes is read as something: nothing throws, every limit holds, and nothing is kept that PostgreSQL
/// cannot hold or that names a file elsewhere.
@Timeout(300) // only so that an endless loop ends
class HostileMailTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Of a processor, whatever else it does.
    private static final Duration SLOWEST = Duration.ofSeconds(2);
    private static final MimeLimits LIMITS = MimeLimits.DEFAULT; // smaller ones hide what takes the square of a size
    private static final Map<String, byte[]> MAILS = all();

    @TempDir
    private static Path root;

    private static ContentStore store;
    private static MessageReader reader;

    @BeforeAll
    static void open() throws IOException {
        store = new FileContentStore(root);
        reader = new MessageReader(store, LIMITS);
    }

    static Stream<String> mails() {
        return MAILS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("mails")
    @Timeout(60)
    void isReadAsSomething(String mail) throws IOException {
        check(mail, MAILS.get(mail));
    }

    @Test
    void isReadAsSomethingHoweverItIsDamaged() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var mails = new ArrayList<>(MAILS.entrySet());
        mails.removeIf(mail -> mail.getValue().length > 5_000);
        for (int i = 0; i < 1_000; i++) {
            var mail = mails.get(random.nextInt(mails.size()));
            check("seed %d, %s, damage %d".formatted(seed, mail.getKey(), i), damaged(mail.getValue(), random));
        }
    }

    @Test
    void readsTheFirstOfMorePartsThanItTakesApart() throws IOException {
        var message = reader.read(store.put(parts(5_000, "Content-Disposition: attachment; filename=a\r\n\r\nx")), NOW);

        assertThat(message.content().attachments()).hasSize(LIMITS.maxAttachments());
    }

    @Test
    void makesNoPartsThatItDoesNotTakeApart() throws IOException {
        var threads = (com.sun.management.ThreadMXBean) THREADS;
        var ref = store.put(MAILS.get("a million parts"));
        long before = threads.getCurrentThreadAllocatedBytes();

        reader.read(ref, NOW);

        // all of them would take more than two gigabytes
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(500_000_000);
    }

    @Test
    void keepsAsTextWhatHasALargerHeaderThanItReads() throws IOException {
        var message = reader.read(store.put(MAILS.get("three million fields")), NOW);

        assertThat(message.headers().from()).isNull();
        assertThat(new MessageBodies(store).get(message.content().body()).text())
                .startsWith("a:\r\na:\r\n");
    }

    @Test
    void readsTheFieldsBeforeAPartWhoseHeaderIsLargerThanItReads() throws IOException {
        var mail = "Subject: Hi\r\n" + new String(MAILS.get("three million fields of a part"), UTF_8);

        var message = reader.read(store.put(mail.getBytes(UTF_8)), NOW);

        assertThat(message.headers().subject()).isEqualTo("Hi");
        assertThat(message.content().attachments()).isEmpty();
    }

    /// Mail that others collected: `MAILBOXKIT_CORPORA` names a folder with `mime` and `mime-dos`.
    @Test
    @EnabledIfEnvironmentVariable(named = "MAILBOXKIT_CORPORA", matches = ".+")
    void isReadAsSomethingWhereverItWasFound() throws IOException {
        int read = 0;
        for (var folder : List.of("mime", "mime-dos")) {
            try (var files = Files.walk(Path.of(System.getenv("MAILBOXKIT_CORPORA"), folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    try (var content = Files.newInputStream(file);
                            var mail = file.toString().endsWith(".gz") ? new GZIPInputStream(content) : content) {
                        var bytes = mail.readAllBytes();
                        long start = THREADS.getCurrentThreadCpuTime();
                        check(file.toString(), bytes);
                        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                                .as(file.toString())
                                .isLessThan(SLOWEST);
                        read++;
                    }
                }
            }
        }
        assertThat(read).isPositive();
    }

    private static void check(String mail, byte[] bytes) throws IOException {
        var ref = store.put(bytes);

        var message = reader.read(ref, NOW);

        assertThat(message.content().raw()).as(mail).isEqualTo(ref);
        checkHeaders(mail, message.headers());
        var body = new MessageBodies(store).get(message.content().body());
        for (var text : new String[] {body.text(), body.html()}) {
            if (text != null) {
                assertThat(text.length()).as(mail).isLessThanOrEqualTo(LIMITS.maxText() + 1);
            }
        }
        assertThat(body.extractedText()).as(mail).isNotNull();
        assertThat(message.content().attachments()).as(mail).hasSizeLessThanOrEqualTo(LIMITS.maxAttachments());
        for (var attachment : message.content().attachments()) {
            assertThat(attachment.filename())
                    .as(mail)
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(255)
                    .doesNotContain("/", "\\")
                    .isNotIn(".", "..");
            assertStorable(mail, attachment.filename());
            assertThat(attachment.mimeType()).as(mail).matches("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+");
            if (attachment.contentId() != null) {
                assertStorable(mail, attachment.contentId());
            }
            assertThat(MimeFixtures.bytes(store, attachment.content())).as(mail).hasSize((int)
                    attachment.content().size());
        }
    }

    private static void checkHeaders(String mail, MessageHeaders headers) {
        assertThat(headers.subject()).as(mail).hasSizeLessThanOrEqualTo(2_000);
        assertStorable(mail, headers.subject());
        var ids = new ArrayList<>(headers.references());
        ids.addAll(headers.inReplyTo());
        assertThat(ids).as(mail).hasSizeLessThanOrEqualTo(200);
        if (headers.rfcMessageId() != null) {
            ids.add(headers.rfcMessageId());
        }
        assertThat(ids).as(mail).allMatch(id -> id.length() <= 992);
        ids.forEach(id -> assertStorable(mail, id));
        var mailboxes = new ArrayList<Mailbox>(headers.to());
        mailboxes.addAll(headers.cc());
        mailboxes.addAll(headers.replyTo());
        if (headers.from() != null) {
            mailboxes.add(headers.from());
        }
        assertThat(mailboxes).as(mail).hasSizeLessThanOrEqualTo(1_501);
        for (var mailbox : mailboxes) {
            assertStorable(mail, mailbox.address());
            if (mailbox.name() != null) {
                assertStorable(mail, mailbox.name());
            }
        }
    }

    /// PostgreSQL refuses a NUL in text and `jsonb`, and an unpaired surrogate is not a character.
    private static void assertStorable(String mail, String text) {
        assertThat(text.codePoints())
                .as("%s: %s", mail, text)
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }

    private static byte[] damaged(byte[] mail, Random random) {
        var bytes = mail.clone();
        for (int i = random.nextInt(1, 12); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "\r\n\0<>=?;:\"-".charAt(random.nextInt(11));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static Map<String, byte[]> all() {
        var mails = new LinkedHashMap<String, byte[]>();
        mails.put("nothing", new byte[0]);
        mails.put("an empty line", "\r\n".getBytes(UTF_8));
        mails.put("no header", "Hello\r\nthere\r\n".getBytes(UTF_8));
        mails.put("only NUL", new byte[1_000]);
        mails.put("every octet", everyOctet());
        mails.put("bare CR", "Subject: a\rFrom: b@x.org\r\rHello\r".getBytes(UTF_8));
        mails.put("bare LF", "Subject: a\nFrom: b@x.org\n\nHello\n".getBytes(UTF_8));
        mails.put("a header of a megabyte", ("Subject: " + "a".repeat(1_000_000) + "\r\n\r\nx").getBytes(UTF_8));
        mails.put("fifty thousand headers", ("X-A: b\r\n".repeat(50_000) + "\r\nx").getBytes(UTF_8));
        mails.put("ten thousand folds", ("Subject: a" + "\r\n b".repeat(10_000) + "\r\n\r\nx").getBytes(UTF_8));
        mails.put("twenty thousand recipients", ("To: " + "a@x.org, ".repeat(20_000) + "\r\n\r\nx").getBytes(UTF_8));
        mails.put(
                "twenty thousand references",
                ("References: " + "<a@x> <b@x>".repeat(20_000) + "\r\n\r\nx").getBytes(UTF_8));
        mails.put("ten thousand comments", ("From: " + "(".repeat(10_000) + " a@x.org\r\n\r\nx").getBytes(UTF_8));
        mails.put("an endless group", "To: friends: a@x.org, b@x.org\r\n\r\nx".getBytes(UTF_8));
        mails.put(
                "NUL in ids",
                "Message-ID: <a\0b@x>\r\nReferences: <c\0d@x> <\1@x>\r\nIn-Reply-To: <\u007f@x>\r\n\r\nx"
                        .getBytes(UTF_8));
        mails.put(
                "NUL in addresses",
                "From: a\0b@x.org\r\nTo: \"q\0uote\" <c\1d@x.org>, e\0@x.org\r\n\r\nx".getBytes(UTF_8));
        mails.put(
                "NUL in encoded words",
                "Subject: =?utf-8?B?AGEAYg==?=\r\nFrom: =?utf-8?Q?a=00b?= <a@x.org>\r\n\r\nx".getBytes(UTF_8));
        mails.put(
                "a surrogate pair cut in two",
                ("Subject: " + "a".repeat(1_999) + "\uD83D\uDE00\r\n\r\nx").getBytes(UTF_8));
        mails.put("an encoded half of a pair", "Subject: =?utf-16be?B?2AAAYQ==?=\r\n\r\nx".getBytes(UTF_8));
        mails.put(
                "a broken encoded word",
                "Subject: =?utf-8?B?!!!?= =?no-such?Q?a?= =?utf-8?X?a?=\r\n\r\nx".getBytes(UTF_8));
        mails.put("an impossible date", "Date: Mon, 99 Foo 99999999999 99:99:99 +9999\r\n\r\nx".getBytes(UTF_8));
        mails.put("a broken content type", "Content-Type: ///;;;=\"\r\n\r\nHello".getBytes(UTF_8));
        mails.put("an unknown charset", "Content-Type: text/plain; charset=no-such\r\n\r\nHello".getBytes(UTF_8));
        mails.put("a charset with NUL", "Content-Type: text/plain; charset=\"utf\0-8\"\r\n\r\nHello".getBytes(UTF_8));
        mails.put(
                "a charset that cannot encode",
                "Content-Type: text/plain; charset=ISO-2022-CN\r\n\r\nHello".getBytes(UTF_8));
        mails.put("UTF-7", "Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-".getBytes(UTF_8));
        for (var encoding : List.of("base64", "quoted-printable", "x-uuencode", "uuencode", "binhex", "no-such", "")) {
            mails.put(
                    "broken " + encoding,
                    "Content-Transfer-Encoding: %s\r\n\r\n=ZZ!!!*\0 begin nothing\r\nend\r\n="
                            .formatted(encoding)
                            .getBytes(UTF_8));
            mails.put(
                    "a file in broken " + encoding,
                    ("Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n"
                                    + "Content-Transfer-Encoding: %s\r\n\r\n=ZZ!!!*\0 begin nothing\r\n=")
                            .formatted(encoding)
                            .getBytes(UTF_8));
        }
        mails.put("no boundary", "Content-Type: multipart/mixed\r\n\r\n--a\r\n\r\nHello\r\n--a--".getBytes(UTF_8));
        mails.put(
                "a boundary that never comes",
                "Content-Type: multipart/mixed; boundary=a\r\n\r\nHello".getBytes(UTF_8));
        mails.put(
                "a boundary that never ends",
                "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nHello".getBytes(UTF_8));
        mails.put(
                "an empty boundary",
                "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nHello\r\n--".getBytes(UTF_8));
        mails.put(
                "an encoded multipart",
                "Content-Type: multipart/mixed; boundary=a\r\nContent-Transfer-Encoding: base64\r\n\r\nLS1hDQoNCkhpDQotLWEtLQ=="
                        .getBytes(UTF_8));
        mails.put("five thousand parts", parts(5_000, "Content-Type: text/plain\r\n\r\nx"));
        mails.put("five thousand files", parts(5_000, "Content-Disposition: attachment; filename=a\r\n\r\nx"));
        mails.put("a thousand levels", nested(1_000));
        mails.put(
                "messages in messages", ("Content-Type: message/rfc822\r\n\r\n".repeat(500) + "\r\nx").getBytes(UTF_8));
        mails.put("a megabyte of text", ("Subject: a\r\n\r\n" + "é\r\n".repeat(250_000)).getBytes(UTF_8));
        mails.put(
                "a megabyte of open tags",
                ("Content-Type: text/html\r\n\r\n" + "<div>".repeat(200_000)).getBytes(UTF_8));
        mails.put(
                "an open comment",
                ("Content-Type: text/html\r\n\r\n<!--" + "<p>&#xD800;".repeat(1_000)).getBytes(UTF_8));
        mails.putAll(large());
        int number = 0;
        for (var name : List.of(
                "../../etc/passwd",
                "..",
                ".",
                "C:\\\\Windows\\\\system.ini",
                "a\0b",
                "",
                " ",
                "/",
                "=?utf-8?B?Li4vYQ==?=",
                "=?utf-8?Q?a=0D=0Ab?=",
                "a".repeat(254) + "\uD83D\uDE00",
                "x".repeat(5_000))) {
            mails.put(
                    "file name " + number++,
                    ("Content-Type: application/pdf\r\nContent-ID: <a\0b>\r\n"
                                    + "Content-Disposition: attachment; filename=\"%s\"\r\n\r\nx")
                            .formatted(name)
                            .getBytes(UTF_8));
        }
        mails.put(
                "a file name in pieces",
                ("Content-Type: application/pdf\r\nContent-Disposition: attachment;"
                                + " filename*0*=utf-8''..%2F..%2F; filename*1*=%00%0D%0A; filename*99999999999*=x\r\n\r\nx")
                        .getBytes(UTF_8));
        return mails;
    }

    /// Large in one of the things that a message may have many of.
    private static Map<String, byte[]> large() {
        var mails = new LinkedHashMap<String, byte[]>();
        mails.put("a million parts", parts(1_000_000, ""));
        mails.put("three million fields", ("a:\r\n".repeat(3_000_000) + "\r\nx").getBytes(UTF_8));
        mails.put("three million fields of a part", parts(1, "a:\r\n".repeat(3_000_000)));
        mails.put("a megabyte of folds", ("Subject: a" + "\r\n b".repeat(200_000) + "\r\n\r\nx").getBytes(UTF_8));
        mails.put(
                "a megabyte of parameters",
                ("Content-Type: text/plain" + ";a*0*=b".repeat(140_000) + "\r\n\r\nx").getBytes(UTF_8));
        mails.put("a boundary of half a megabyte", longBoundary("; boundary=" + "a".repeat(500_000) + "b"));
        mails.put("a first line of half a megabyte", longBoundary(""));
        mails.put("eighty thousand attributions", ("\r\n" + "On a wrote:\r\n".repeat(76_000) + ">").getBytes(UTF_8));
        for (var tag : List.of("<p>", "<p class=gmail_quote>", "<style></style>", "<p id=appendonsend>", "&nbsp;")) {
            mails.put(
                    "a megabyte of " + tag,
                    ("Content-Type: text/html\r\n\r\na" + tag.repeat(999_999 / tag.length())).getBytes(UTF_8));
        }
        return mails;
    }

    private static byte[] longBoundary(String parameter) {
        return ("Content-Type: multipart/mixed" + parameter + "\r\n\r\n--" + "a".repeat(500_000) + "b\r\n\r\n"
                        + "a".repeat(2_000_000))
                .getBytes(UTF_8);
    }

    private static byte[] everyOctet() {
        var bytes = new byte[256];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] parts(int count, String part) {
        return ("Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n%s\r\n".formatted(part).repeat(count) + "--b--\r\n")
                .getBytes(UTF_8);
    }

    private static byte[] nested(int levels) {
        var mail = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        return mail.append("\r\nHello\r\n").toString().getBytes(ISO_8859_1);
    }
}
