package com.mailboxkit.mime.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The work for a message is linear in its size, whatever its form: the test counts the octets that are read to
/// parse it and to decode every part, repeated reads included.
class LinearWorkTest {

    private static final StructureLimits LIMITS = new StructureLimits(20, 1_000, 1024 * 1024);
    private static final int SMALLEST = 16 * 1024;
    private static final int DOUBLINGS = 6;

    /// For each octet of the message.
    private static final int MOST_LOOKS = 60;

    private static final Map<String, IntFunction<String>> GENERATORS = all();

    static Stream<String> generators() {
        return GENERATORS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("generators")
    void isDoubledWithTheLength(String generator) throws IOException {
        long before = 0;
        for (int length = SMALLEST; length <= SMALLEST << DOUBLINGS; length *= 2) {
            var mail = GENERATORS.get(generator).apply(length);
            long reads = reads(mail);

            assertThat(reads)
                    .as("%s, %d octets", generator, mail.length())
                    .isLessThan((long) MOST_LOOKS * mail.length());
            if (before > SMALLEST) {
                assertThat((double) reads / before)
                        .as("%s, %d octets", generator, mail.length())
                        .isLessThan(2.5);
            }
            before = reads;
        }
    }

    private static long reads(String mail) throws IOException {
        var octets = Octets.of(mail.getBytes(ISO_8859_1));
        try (var structure = Structure.of(octets, LIMITS)) {
            decode(structure.root());
            return octets.reads();
        }
    }

    private static void decode(Part part) throws IOException {
        if (part.isMultipart()) {
            for (var child : part.children()) {
                decode(child);
            }
        } else {
            try (var content = part.content()) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static Map<String, IntFunction<String>> all() {
        var all = new LinkedHashMap<String, IntFunction<String>>();
        var multipart = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        for (var piece : new String[] {
            "a",
            "\n",
            "\r",
            "\r\r",
            "\r\n",
            "a:\r\n",
            "X-A: b\r\n",
            "X-A: b\r\n c\r\n",
            "Subject: a\r\n\t",
            ":",
            " ",
            "\t",
            "Content-Type: text/plain\r\n",
            "From \r\n",
            "a\r\nX-A: b\r\n",
            "--",
            "--\r\n",
            "\0",
            "\u00ff"
        }) {
            all.put("begins with " + shown(piece), length -> repeated("", piece, length));
            all.put("a body of " + shown(piece), length -> repeated("Subject: a\r\n\r\n", piece, length));
        }
        for (var piece : new String[] {
            "--b\r\n",
            "--b\r\n\r\n",
            "--b--\r\n",
            "--b--\r\n--b\r\n",
            "--b\r\nX-A: b",
            "--bb\r\n",
            "--b \t \r\n",
            "--b\r",
            "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
            "--b\r\nContent-Type: multipart/mixed\r\n\r\n--x\r\nContent-Type: a/b\r\n",
            "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--x\r\nContent-Type: a/b\r\n",
            "--b\r\nContent-Type: multipart/mixed\r\nContent-Type: text/plain\r\n",
            "--b\r\nhello\r\n",
            "--b\r\nhello: a\r\nhello\r\n",
            "--" + "-".repeat(200),
            "--" + "-".repeat(200) + "\r\n"
        }) {
            all.put("parts of " + shown(piece), length -> repeated(multipart, piece, length));
        }
        all.put("parts after parts that are nested", length -> repeated(nested(19), "--b18\r\n--b17\r\n", length));
        all.put("lines like all boundaries", length -> repeated(nested(19), "--b" + "x".repeat(60) + "\r\n", length));
        for (var encoding : new String[] {"base64", "quoted-printable", "x-uuencode"}) {
            var header = "Content-Transfer-Encoding: " + encoding + "\r\n\r\n";
            for (var piece :
                    new String[] {"=", "AAAA", "A\r\n", "====\r\n", "=\r\n", " ", "=3D", "M\r\n", "AAA!", "\r"}) {
                all.put(encoding + " of " + shown(piece), length -> repeated(header + "AAAA\r\n", piece, length));
            }
            all.put(
                    "a multipart in " + encoding,
                    length -> repeated("Content-Type: multipart/mixed; boundary=b\r\n" + header, "AAAA\r\n", length));
        }
        return all;
    }

    private static String repeated(String header, String piece, int length) {
        return header + piece.repeat(Math.max(1, length / piece.length()));
    }

    private static String nested(int levels) {
        var mail = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        return mail.append("\r\n").toString();
    }

    private static String shown(String piece) {
        var shown = piece.replace("\r", "CR ")
                .replace("\n", "LF ")
                .replace(" ", "_")
                .replace("\t", "TAB")
                .replace("\0", "NUL");
        return shown.length() <= 60 ? shown : shown.substring(0, 60) + "… " + piece.length();
    }
}
