package com.mailboxkit.mime.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The work for a notice is linear in its size, whatever its form: the test counts the characters that are
/// read, repeated reads included.
class LinearReportTest {

    private static final int SMALLEST = 8 * 1024;
    private static final int DOUBLINGS = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " \n",
                " ",
                "-",
                "- \n",
                "@",
                "a@",
                "a@b ",
                "a@b\n",
                "<",
                "\"a@b\":\n",
                "*<",
                "550-",
                "550-x\n",
                "550 x\n ",
                "[",
                "5.1.1 ",
                ">>> DATA\n<<< 550 \n",
                "not ",
                "user ",
                "could ",
                "message-id:\n",
                "message-id: <",
                "return-path: ",
                "to: a@b\n",
                "click ",
                "user@x is not ",
                "a.",
                "a@...",
                "|-"
            })
    void isDoubledWithTheLength(String piece) {
        long before = 0;
        for (int length = SMALLEST; length <= SMALLEST << DOUBLINGS; length *= 2) {
            long looks = looks(piece.repeat(length / piece.length()));
            if (before > SMALLEST) {
                assertThat((double) looks / before).as("%d characters", length).isLessThan(2.5);
            }
            before = looks;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"450-x\n", "a@b c@d ", "a@b\nc@d\n", "\n", "550 a@b user not found ", "<<< 5\n"})
    void failsAtNothing(String piece) {
        var mail = "From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\n" + piece.repeat(60_000);

        assertThatCode(() -> ReportReader.read(new ByteArrayInputStream(mail.getBytes(UTF_8))))
                .doesNotThrowAnyException();
    }

    private static long looks(String text) {
        var counted = new Counted(text);
        NoticeWords.beginOfTheMessage(counted);
        NoticeWords.sayThatItFailed(counted);
        NoticeWords.sayThatItIsDelayed(counted);
        NoticeWords.sayThatItTakesLong(counted);
        NoticeWords.areOfReturnedMail("", counted);
        var addresses = Reply.addresses(counted);
        while (addresses.find()) {
            counted.looks++;
        }
        return counted.looks;
    }

    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
