package com.mailboxkit.smtp.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.smtp.sts.Policy.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final Policy ENFORCE =
            new Policy(Mode.ENFORCE, List.of("mail.example.com", "*.example.net"), Duration.ofDays(1));

    @Test
    void readsAPolicyHoweverItsLinesEnd() {
        var text = "version: STSv1\r\nmode: enforce\nmx: Mail.Example.com\r\nmx: *.example.net\r\nmax_age: 86400\r\n";

        assertThat(Policy.parse(text)).contains(ENFORCE);
        assertThat(Policy.parse(ENFORCE.text())).contains(ENFORCE);
    }

    @Test
    void skipsWhatItDoesNotKnowAndCutsWhatIsTooLong() {
        var text = "version: STSv1\nmode: none\nnew_field: x\nmax_age: 9999999999\n";

        assertThat(Policy.parse(text)).contains(new Policy(Mode.NONE, List.of(), Duration.ofSeconds(31_557_600)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mode: enforce\nmx: a.example\nmax_age: 1\n",
                "version: STSv2\nmode: enforce\nmx: a.example\nmax_age: 1\n",
                "version: STSv1\nmode: enforce\nmax_age: 1\n",
                "version: STSv1\nmode: perhaps\nmx: a.example\nmax_age: 1\n",
                "version: STSv1\nmode: enforce\nmx: a.example\n",
                "version: STSv1\nmode: enforce\nmx: a.example\nmax_age: -1\n",
                "<html>Not found</html>"
            })
    void takesNothingElseForAPolicy(String text) {
        assertThat(Policy.parse(text)).isEmpty();
    }

    @Test
    void letsAStarStandForOneLabel() {
        assertThat(ENFORCE.names("MAIL.example.com")).isTrue();
        assertThat(ENFORCE.names("mx1.example.net")).isTrue();
        assertThat(ENFORCE.names("a.mx1.example.net")).isFalse();
        assertThat(ENFORCE.names("example.net")).isFalse();
        assertThat(ENFORCE.names("mail.example.org")).isFalse();
    }
}
