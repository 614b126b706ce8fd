package com.mailboxkit.mime.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledMailsTest {

    private static final double RIGHT = 0.95;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mails-with-codes.txt",
                "more-mails-with-codes.txt",
                "mails-of-a-second-reader.txt",
                "held-out-mails.txt",
                "mails-of-a-third-reader.txt"
            })
    void findsWhatIsThereAndNoCodeThatIsNot(String file) throws IOException {
        var mails = LabelledMail.read(file);
        var wrong = mails.stream()
                .filter(mail -> !mail.isRight())
                .map(mail -> "%s, but found %s in: %s".formatted(mail.label(), mail.found(), mail.subject()))
                .toList();

        assertThat(wrong).as("wrong of %d", mails.size()).hasSizeLessThanOrEqualTo((int) (mails.size() * (1 - RIGHT)));
        assertThat(falseCodes(mails)).isEmpty();
    }

    private static List<String> falseCodes(List<LabelledMail> mails) {
        return mails.stream()
                .flatMap(mail -> mail.codes().stream()
                        .filter(code -> !mail.label().replace(" ", "").equals("code" + code))
                        .map(code -> code + " in: " + mail.subject()))
                .toList();
    }
}
