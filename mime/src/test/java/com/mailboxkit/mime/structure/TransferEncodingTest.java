package com.mailboxkit.mime.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.mime.header.HeaderFields;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "base64, BASE64",
        "' BASE64 ', BASE64",
        "base64; charset=utf-8, BASE64",
        "base-64, BASE64",
        "'(a comment) base64', BASE64",
        "'base64 (a comment)', BASE64",
        "\"base64\", BASE64",
        "Quoted-Printable, QUOTED_PRINTABLE",
        "quoted_printable, QUOTED_PRINTABLE",
        "x-uuencode, UUENCODE",
        "X-UUE, UUENCODE",
        "7bit, NONE",
        "8BIT, NONE",
        "'', NONE",
        "no-such, NONE"
    })
    void isKnownHoweverItIsWritten(String field, TransferEncoding encoding) {
        var header = HeaderFields.parse(("Content-Transfer-Encoding: " + field + "\r\n").getBytes(ISO_8859_1));

        assertThat(TransferEncoding.of(header)).isEqualTo(encoding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SGVsbG8gdGhlcmU=",
                "SGVsbG8g\r\ndGhlcmU=\r\n",
                "SGVsbG8gdGhlcmU",
                " SGVs bG8gdGhlcmU=",
                "SGVsbG8gdGhl!cmU=",
                "\r\n\r\nSGVsbG8gdGhlcmU=\r\n\r\n",
                "SGVsbG8g\ndGhlcmU\n=",
                "SGVsbG8=\nIHRoZXJl",
                "SGVsbG8=IHRoZXJl",
                "SGVsbG8gdGhlcmU=\r\n____________\r\nlist mailing list\r\nlist@x.example",
                "SGVsbG8gdGhlcmU=\r\n\r\n-- \r\nYou received this message because you are subscribed",
                "SGVsbG8gdGhlcmU=\r\nUnsubscribe: https://list.example/u/1",
                "Hello there"
            })
    void decodesBase64AsItComes(String body) throws IOException {
        assertThat(decoded(TransferEncoding.BASE64, body)).isEqualTo("Hello there");
    }

    @Test
    void doesNotTakeAFooterForBase64WhereNothingWasPadded() throws IOException {
        assertThat(decoded(
                        TransferEncoding.BASE64,
                        "SGVsbG8gdGhlcmUh\r\n_______________________________________________\r\nlist mailing list"))
                .isEqualTo("Hello there!");
        assertThat(decoded(TransferEncoding.BASE64, "SGVsbG8gdGhlcmUh\r\nYou are subscribed to the list of the town"))
                .isEqualTo("Hello there!");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 57, 76, 1_000, 5_000})
    void decodesBase64InLinesOfAnyLength(int length) throws IOException {
        var octets = new byte[10_007];
        new Random(length).nextBytes(octets);
        var encoded = Base64.getMimeEncoder(length / 4 * 4, "\r\n".getBytes(ISO_8859_1))
                .encodeToString(octets);

        assertThat(decoded(TransferEncoding.BASE64, encoded)).isEqualTo(new String(octets, ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "'a=3Db', 'a=b'",
        "'a=3db=fc', 'a=bü'",
        "'a=\r\nb', 'ab'",
        "'a= \t\r\nb', 'ab'",
        "'a \r\nb', 'a\r\nb'",
        "'a=20\r\nb', 'a \r\nb'",
        "'a=\nb\nc', 'ab\nc'",
        "'a=ZZb', 'a=ZZb'",
        "'a=4', 'a=4'",
        "'a=', 'a'",
        "'a==3Db', 'a==b'",
        "'100% = all', '100% = all'",
        "'a=\r\n', 'a'"
    })
    void decodesQuotedPrintableAsItComes(String body, String text) throws IOException {
        assertThat(decoded(TransferEncoding.QUOTED_PRINTABLE, body)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_022, 1_023, 1_024, 1_025, 3_000})
    void cutsNoEscapeOfALongLine(int length) throws IOException {
        assertThat(decoded(TransferEncoding.QUOTED_PRINTABLE, "a".repeat(length) + "=3D=3D".repeat(1_000)))
                .isEqualTo("a".repeat(length) + "==".repeat(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin 644 a.txt\n+2&5L;&\\@=&AE<F4`\n`\nend\n",
                "+2&5L;&\\@=&AE<F4`\n",
                "\nbegin 644 a.txt\n+2&5L;&\\@=&AE<F4\n \nend\nmore"
            })
    void decodesUuencodeAsItComes(String body) throws IOException {
        assertThat(decoded(TransferEncoding.UUENCODE, body)).isEqualTo("Hello there");
    }

    private static String decoded(TransferEncoding encoding, String body) throws IOException {
        var octets = Octets.of(body.getBytes(ISO_8859_1));
        try (var content = encoding.decode(octets, 0, octets.size())) {
            return new String(content.readAllBytes(), ISO_8859_1);
        }
    }
}
