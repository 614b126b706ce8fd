package com.mailboxkit.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderFieldsTest {

    @Test
    void unfoldsFields() {
        var fields = fields("Subject: a\r\n b\r\n\tc\r\nTo: x\r\n");

        assertThat(fields.first("subject")).contains("a b\tc");
        assertThat(fields.first("TO")).contains("x");
    }

    @Test
    void understandsEveryKindOfLineEnd() {
        assertThat(fields("A: 1\nB: 2\rC: 3\r\nD: 4").first("B")).contains("2");
        assertThat(fields("A: 1\nB: 2\rC: 3\r\nD: 4").first("D")).contains("4");
        assertThat(fields("A: 1\n 2\nB: 3").first("A")).contains("1 2");
    }

    @Test
    void unfoldsLinesThatEndInSeveralCarriageReturns() {
        var fields = fields("From: Ann\r\r\n <ann@x.example>\r\r\nSubject: a\r\r\r\n b\r\r\n");

        assertThat(fields.first("From")).contains("Ann <ann@x.example>");
        assertThat(fields.first("Subject")).contains("a b");
    }

    @Test
    void readsTheFirstFieldBehindAByteOrderMark() {
        assertThat(fields("\ufeffFrom: ann@x.example\r\nSubject: a\r\n").first("From"))
                .contains("ann@x.example");
    }

    @Test
    void takesTheFirstOfSeveralAndKnowsAll() {
        var fields = fields("Subject: one\r\nSubject: two\r\n");

        assertThat(fields.first("Subject")).contains("one");
        assertThat(fields.all("Subject")).containsExactly("one", "two");
    }

    @Test
    void passesOverWhatIsNoField() {
        var fields = fields("From me@x.example Mon Nov 16\r\n: x\r\nno field\r\nSubject : x\r\n");

        assertThat(fields.first("Subject")).contains("x");
        assertThat(fields.first("From")).isEmpty();
        assertThat(fields.first("")).isEmpty();
    }

    @Test
    void readsRawOctets() {
        assertThat(fields("Subject: Grüße\r\n").first("Subject")).contains("Grüße");
        assertThat(HeaderFields.parse("Subject: Grüße – 20 €".getBytes(Charset.forName("windows-1252")))
                        .first("Subject"))
                .contains("Grüße – 20 €");
    }

    @Test
    void leavesOutControls() {
        assertThat(fields("Subject: a\0b\u0007c\r\n").first("Subject")).contains("abc");
    }

    private static HeaderFields fields(String header) {
        return HeaderFields.parse(header.getBytes(StandardCharsets.UTF_8));
    }
}
