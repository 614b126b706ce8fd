package com.mailboxkit.mime.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How messages are taken apart: shown as `type[child child]`, leaves as `type(content)`.
class StructureTest {

    private static final StructureLimits LIMITS = new StructureLimits(20, 1_000, 1024 * 1024);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n"})
    void knowsEveryKindOfLineEnd(String lineEnd) throws IOException {
        var mail = """
                Subject: a
                Content-Type: multipart/mixed; boundary=b

                preamble
                --b
                Content-Type: text/plain

                one
                --b
                Content-Type: text/html

                two
                --b--
                epilogue
                """.replace("\n", lineEnd);

        assertThat(shape(mail)).isEqualTo("multipart/mixed[text/plain(one) text/html(two)]");
    }

    @Test
    void beginsTheBodyAtALineThatIsNoField() throws IOException {
        assertThat(shape("Subject: full\nThe disk is full.\nCall Ann.\n"))
                .isEqualTo("text/plain(The disk is full.|Call Ann.|)");
    }

    @Test
    void takesAFieldThatNobodyKnowsForTextWhereNoEmptyLineFollows() throws IOException {
        assertThat(shape("Subject: full\nAlert: web01\nCall Ann.\n")).isEqualTo("text/plain(Alert: web01|Call Ann.|)");
        assertThat(shape("Received: by mx\nNote: all is well.\n\nBye.\n"))
                .isEqualTo("text/plain(Note: all is well.||Bye.|)");
    }

    @Test
    void readsTextWithoutAnyHeader() throws IOException {
        assertThat(shape("Hello,\n\nall is well.")).isEqualTo("text/plain(Hello,||all is well.)");
        assertThat(shape("  indented\nFrom me: bye")).isEqualTo("text/plain(  indented|From me: bye)");
        assertThat(shape("From here on 12:30 is lunch\n")).isEqualTo("text/plain(From here on 12:30 is lunch|)");
        assertThat(shape("")).isEqualTo("text/plain()");
    }

    @Test
    void passesOverALineThatWasCutOffItsField() throws IOException {
        assertThat(shape("Subject: a long\nsubject\nX-Mailer: x\nContent-Type: text/html\n\nHi"))
                .isEqualTo("text/html(Hi)");
    }

    @Test
    void passesOverTheLineOfAMailboxFile() throws IOException {
        assertThat(shape("From ann@x.org Mon Nov 16 10:00:00 2026\nContent-Type: text/html\n\nHi"))
                .isEqualTo("text/html(Hi)");
    }

    @Test
    void readsAPartWithoutHeaderOrEmptyLine() throws IOException {
        assertThat(shape(mixed("b", "I am text.", "Note: me too.", "\nand me")))
                .isEqualTo("multipart/mixed[text/plain(I am text.) text/plain(Note: me too.) text/plain(and me)]");
    }

    @Test
    void endsAtTheEndWhatHasNoLastDelimiter() throws IOException {
        assertThat(shape(type("mixed", "b") + "--b\n\none\n--b\n\ntwo"))
                .isEqualTo("multipart/mixed[text/plain(one) text/plain(two)]");
    }

    @Test
    void keepsAPartThatIsEmpty() throws IOException {
        assertThat(shape(type("mixed", "b") + "--b\n--b\nContent-Type: text/html\n--b\n\n--b--"))
                .isEqualTo("multipart/mixed[text/plain() text/html() text/plain()]");
    }

    @Test
    void takesADelimiterWithBlanksBehindItAndNoOther() throws IOException {
        assertThat(shape(type("mixed", "b") + "--b \t\n\none\n--bc\n--b-\n--b-- \ntwo"))
                .isEqualTo("multipart/mixed[text/plain(one|--bc|--b-)]");
    }

    @Test
    void takesADelimiterWithWordsBehindIt() throws IOException {
        assertThat(shape(type("mixed", "b b") + "--b b of parts\n\none\n--b c\n--b b-- the end\ntwo"))
                .isEqualTo("multipart/mixed[text/plain(one|--b c)]");
    }

    @Test
    void endsPartsWithinByADelimiterOfTheOuterMultipart() throws IOException {
        var inner = type("alternative", "inner") + "--inner\n\none";

        assertThat(shape(mixed("outer", inner, "\ntwo")))
                .isEqualTo("multipart/mixed[multipart/alternative[text/plain(one)] text/plain(two)]");
    }

    @Test
    void readsMultipartsWithinThatReuseTheBoundary() throws IOException {
        var inner = type("alternative", "b") + "--b\n\none\n--b\n\ntwo\n--b--\n";

        assertThat(shape(mixed("b", inner, "\nthree")))
                .isEqualTo("multipart/mixed[multipart/alternative[text/plain(one) text/plain(two)] text/plain(three)]");
    }

    @Test
    void tellsABoundaryFromOneThatBeginsWithIt() throws IOException {
        var inner = type("alternative", "b--") + "--b--\n\none\n--b----";

        assertThat(shape(mixed("b", inner, "\ntwo")))
                .isEqualTo("multipart/mixed[multipart/alternative[text/plain(one)] text/plain(two)]");
    }

    @Test
    void goesOnWithPartsBehindALastDelimiterThatCameTooEarly() throws IOException {
        assertThat(shape(type("mixed", "b") + "--b\n\none\n--b--\n--b\n\ntwo\n--b--"))
                .isEqualTo("multipart/mixed[text/plain(one) text/plain(two)]");
    }

    @Test
    void findsTheBoundaryThatIsNotNamed() throws IOException {
        assertThat(shape("Content-Type: multipart/mixed\n\n--x\nContent-Type: text/html\n\none\n--x--"))
                .isEqualTo("multipart/mixed[text/html(one)]");
        assertThat(shape("Content-Type: multipart/mixed\n\n--x\n\none\n--x--"))
                .isEqualTo("multipart/mixed[text/plain(one)]");
    }

    @Test
    void findsTheBoundaryThatIsNamedWrongly() throws IOException {
        assertThat(shape(type("mixed", "other") + "--x\nContent-Type: text/html\n\none\n--x--"))
                .isEqualTo("multipart/mixed[text/html(one)]");
    }

    @Test
    void readsAMultipartWithoutPartsAsText() throws IOException {
        assertThat(shape(type("mixed", "b") + "Hello, this is text.\n-- \nAnn\n--Ann\nBye"))
                .isEqualTo("multipart/mixed(Hello, this is text.|-- |Ann|--Ann|Bye)");
        assertThat(shape("Content-Type: multipart/report;\n\nNot delivered."))
                .isEqualTo("multipart/report(Not delivered.)");
    }

    @Test
    void findsThePartWhoseDelimiterWasLostWithItsEmptyLine() throws IOException {
        var mail = type("alternative", "b").stripTrailing() + "\nContent-Type: text/plain\n\none\n--b\n"
                + "Content-Type: text/html\n\ntwo\n--b--";

        assertThat(shape(mail)).isEqualTo("multipart/alternative[text/plain(one) text/html(two)]");
    }

    @Test
    void takesApartAMultipartThatIsEncoded() throws IOException {
        var body = Base64.getMimeEncoder().encodeToString("--b\n\none\n--b--".getBytes(ISO_8859_1));

        assertThat(shape("Content-Transfer-Encoding: base64\n" + type("mixed", "b") + body))
                .isEqualTo("multipart/mixed[text/plain(one)]");
        assertThat(shape("Content-Transfer-Encoding: quoted-printable\n" + type("mixed", "b=1")
                        + "--b=3D1\n\none\n--b=3D1--"))
                .isEqualTo("multipart/mixed[text/plain(one)]");
        assertThat(shape("Content-Transfer-Encoding: quoted-printable\n" + type("mixed", "b") + "--b\n\na=3Db\n--b--"))
                .isEqualTo("multipart/mixed[text/plain(a=3Db)]");
    }

    @Test
    void readsTheMessagesOfADigest() throws IOException {
        assertThat(shape(type("digest", "b") + "--b\n\nSubject: one\n\nHi\n--b--"))
                .isEqualTo("multipart/digest[message/rfc822(Subject: one||Hi)]");
    }

    @Test
    void countsPartsBeyondTheLimits() throws IOException {
        var mail = mixed("b", "\none", "\ntwo", "\nthree", "\nfour");

        try (var structure = Structure.of(octets(mail), new StructureLimits(20, 3, 1_000))) {
            assertThat(structure.root().children()).hasSize(2);
            assertThat(structure.omittedParts()).isEqualTo(2);
        }
        var deep = mixed("a", type("mixed", "b") + "--b\n" + type("mixed", "c") + "--c\n\none");
        try (var structure = Structure.of(octets(deep), new StructureLimits(2, 100, 1_000))) {
            assertThat(structure.omittedParts()).isEqualTo(1);
        }
        var header = mixed("b", "X-A: " + "a".repeat(1_000) + "\n\none", "\ntwo");
        try (var structure = Structure.of(octets(header), new StructureLimits(20, 100, 500))) {
            assertThat(structure.omittedParts()).isEqualTo(1);
            assertThat(structure.root().children()).hasSize(1);
        }
    }

    @Test
    void readsLargeMessagesFromAFileThatIsGoneAfterwards() throws IOException {
        var text = "0123456789".repeat(300_000);
        var mail = mixed("b", "\n" + text, "\ntwo");

        try (var structure = Structure.of(Octets.of(new ByteArrayInputStream(mail.getBytes(ISO_8859_1))), LIMITS)) {
            var parts = structure.root().children();
            assertThat(parts.getFirst().content().readAllBytes()).isEqualTo(text.getBytes(ISO_8859_1));
            assertThat(parts.getLast().content().readAllBytes()).isEqualTo("two".getBytes(ISO_8859_1));
        }
    }

    private static String type(String subtype, String boundary) {
        return "Content-Type: multipart/%s; boundary=\"%s\"\n\n".formatted(subtype, boundary);
    }

    private static String mixed(String boundary, String... parts) {
        var mail = new StringBuilder(type("mixed", boundary));
        for (var part : parts) {
            mail.append("--").append(boundary).append('\n').append(part).append('\n');
        }
        return mail.append("--").append(boundary).append("--\n").toString();
    }

    private static Octets octets(String mail) {
        return Octets.of(mail.getBytes(ISO_8859_1));
    }

    private static String shape(String mail) throws IOException {
        try (var structure = Structure.of(octets(mail), LIMITS)) {
            return shape(structure.root());
        }
    }

    private static String shape(Part part) throws IOException {
        if (!part.isMultipart()) {
            var content = new String(part.content().readAllBytes(), ISO_8859_1);
            return part.mediaType() + "(" + content.replaceAll("\r*\n|\r", "|") + ")";
        }
        var children = new ArrayList<String>();
        for (var child : part.children()) {
            children.add(shape(child));
        }
        return part.mediaType() + children.stream().collect(Collectors.joining(" ", "[", "]"));
    }
}
