package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the authors of `email_reply_parser` assert of their mails: `MAILBOXKIT_CORPORA` names a folder
/// with `reply`.
@EnabledIfEnvironmentVariable(named = "MAILBOXKIT_CORPORA", matches = ".+")
class ReplyCorpusTest {

    private static final Duration QUICK = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({
        "email_2_1, Outlook with a reply",
        "email_2_2, Outlook with a reply directly above line",
        "email_2_3, Outlook with a reply directly above line",
        "email_iPhone, Here is another email",
        "email_BlackBerry, Here is another email",
        "email_multi_word_sent_from_my_mobile_device, Here is another email",
        "email_1_7, :+1:",
        "email_1_4, Awesome! I haven't had another problem with it.",
        "correct_sig, this is an email with a correct -- signature."
    })
    void isExactly(String mail, String expected) throws IOException {
        assertThat(extracted(mail)).isEqualTo(expected);
    }

    @Test
    void keepsSentencesThatBeginLikeASignature() throws IOException {
        assertThat(extracted("email_sent_from_my_not_signature"))
                .isEqualTo("Here is another email\n\nSent from my desk, is much easier then my mobile phone.");
    }

    @Test
    void keepsLists() throws IOException {
        assertThat(extracted("email_bullets")).isEqualTo("""
                test 2 this should list second

                and have spaces

                and retain this formatting


                   - how about bullets
                   - and another""");
        assertThat(extracted("email_1_5")).isEqualToIgnoringWhitespace(mail("email_1_5"));
    }

    @ParameterizedTest
    @CsvSource({
        // a mail, its beginning, a text in it, and the beginning of what must be removed
        "email_1_1, Hi folks, Java HTTP API., -Abhishek",
        "email_1_2, 'Hi,', You can list, -Abhishek Kona",
        "email_1_3, Oh thanks., would be great., -Abhishek",
        "email_1_6, I get proper, as well., Was this",
        "email_1_8, 'On Tue,', and under this., Hey there",
        "email_one_is_not_on, Thank, One outstanding question, 'On Oct 1, 2012'",
        "greedy_on, On your remote host, the tunnel is not working., On 9 Jan 2014",
        "email_long_quote, Hi folks, Java HTTP API., riak-users mailing list"
    })
    void dropsWhatIsHidden(String mail, String beginning, String inside, String hidden) throws IOException {
        assertThat(extracted(mail)).startsWith(beginning).contains(inside).doesNotContain(hidden);
    }

    @Test
    void keepsDashesWithinALine() throws IOException {
        assertThat(extracted("email_sig_delimiter_in_middle_of_line"))
                .isEqualToIgnoringWhitespace(mail("email_sig_delimiter_in_middle_of_line"));
    }

    @ParameterizedTest
    @CsvSource({"pathological", "email_long_quote"})
    void isQuick(String mail) throws IOException {
        var text = mail(mail);
        Assertions.assertTimeout(QUICK, () -> ReadingText.of(text, null, null));
    }

    private static String extracted(String mail) throws IOException {
        return ReadingText.of(mail(mail), null, null).text();
    }

    private static String mail(String name) throws IOException {
        return Files.readString(
                Path.of(System.getenv("MAILBOXKIT_CORPORA"), "reply/email_reply_parser/emails/" + name + ".txt"));
    }
}
