package com.mailboxkit.smtp.submission;

import static com.mailboxkit.smtp.submission.SubmissionDoor.KEY;
import static com.mailboxkit.smtp.submission.SubmissionDoor.base64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private static final String RIGHT = base64("\0apikey\0" + KEY);

    @TempDir
    private Path folder;

    @Test
    void letsNobodySendWhoHasNotLoggedIn() throws IOException {
        try (var door = new SubmissionDoor(folder);
                var wire = door.greeted()) {
            wire.say("MAIL FROM:<ann@agent.test>", "530 5.7.0 Log in");
            wire.say("RCPT TO:<bob@example.com>", "503");
            wire.say("DATA", "503");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN initial", "PLAIN asked", "plain as the user", "LOGIN initial", "LOGIN asked"})
    void takesKeysInAllTheWaysThatProgramsKnow(String way) throws IOException {
        try (var door = new SubmissionDoor(folder);
                var wire = door.greeted()) {
            assertThat(wire.say("EHLO program.test", "250")).contains("250-AUTH PLAIN LOGIN");
            switch (way) {
                case "PLAIN initial" -> wire.say("AUTH PLAIN " + RIGHT, "235 2.7.0");
                case "PLAIN asked" -> {
                    wire.say("AUTH PLAIN", "334 ");
                    wire.say(RIGHT, "235 2.7.0");
                }
                case "plain as the user" -> wire.say("auth plain " + base64("apikey\0apikey\0" + KEY), "235 2.7.0");
                case "LOGIN initial" -> {
                    wire.say("AUTH LOGIN " + base64("apikey"), "334 UGFzc3dvcmQ6");
                    wire.say(base64(KEY), "235 2.7.0");
                }
                default -> {
                    wire.say("AUTH LOGIN", "334 VXNlcm5hbWU6");
                    wire.say(base64("apikey"), "334 UGFzc3dvcmQ6");
                    wire.say(base64(KEY), "235 2.7.0");
                }
            }
            wire.say("AUTH PLAIN " + RIGHT, "503 5.5.1");
            assertThat(wire.say("EHLO program.test", "250")).doesNotContain("AUTH");
            wire.say("MAIL FROM:<ann@agent.test> AUTH=<>", "250");
        }
    }

    @Test
    void refusesWrongLoginsAndHangsUpAfterThree() throws IOException {
        try (var door = new SubmissionDoor(folder);
                var wire = door.greeted()) {
            wire.say("AUTH PLAIN " + base64("\0apikey\0mbk_live_of-bob"), "535 5.7.8");
            wire.say("AUTH PLAIN " + base64("\0ann\0" + KEY), "535 5.7.8");
            wire.say("MAIL FROM:<ann@agent.test>", "530");
            wire.say("AUTH PLAIN " + base64("\0apikey\0"), "421 4.7.0");
            assertThat(wire.rest()).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithMalformedLogins() throws IOException {
        try (var door = new SubmissionDoor(folder);
                var wire = door.greeted()) {
            wire.say("AUTH", "501 5.5.4");
            wire.say("AUTH CRAM-MD5", "504 5.5.4");
            wire.say("AUTH PLAIN !!!", "501 5.5.2");
            wire.say("AUTH PLAIN " + base64("no nuls"), "501 5.5.2");
            wire.say("AUTH PLAIN =", "501 5.5.2");
            wire.say("AUTH PLAIN " + base64("bob\0apikey\0" + KEY), "535 5.7.8");
            wire.say("AUTH LOGIN", "334");
            wire.say("*", "501 5.7.0");
            wire.say("AUTH PLAIN " + RIGHT, "235");
        }
    }

    @Test
    void takesKeysFromElsewhereOnlyWhenEncrypted() throws Exception {
        try (var door = new SubmissionDoor(folder, "plain-logins-from=192.0.2.1");
                var wire = door.greeted()) {
            assertThat(wire.say("EHLO program.test", "250"))
                    .contains("STARTTLS")
                    .doesNotContain("AUTH");
            wire.say("AUTH PLAIN " + RIGHT, "538 5.7.11");
            wire.say("MAIL FROM:<ann@agent.test>", "530 5.7.0 Say STARTTLS");

            wire.say("STARTTLS", "220");
            wire.encrypt();
            assertThat(wire.say("EHLO program.test", "250")).contains("AUTH PLAIN LOGIN");
            wire.say("AUTH PLAIN " + RIGHT, "235");
            wire.say("MAIL FROM:<ann@agent.test>", "250");
        }
    }

    @Test
    void forgetsTheLoginWhenEncryptionBeginsAndWhatWasSaidAhead() throws Exception {
        try (var door = new SubmissionDoor(folder);
                var wire = door.loggedIn()) {
            wire.send("STARTTLS\r\nEHLO injected.test\r\nAUTH PLAIN " + RIGHT + "\r\n");
            wire.expect("220");
            wire.encrypt();
            wire.say("NOOP", "250");
            wire.say("MAIL FROM:<ann@agent.test>", "503");
            wire.say("EHLO program.test", "250");
            wire.say("MAIL FROM:<ann@agent.test>", "530");
        }
    }

    @Test
    void hangsUpOnWhoDoesNotWaitForTheAnswerToAuth() throws IOException {
        try (var door = new SubmissionDoor(folder);
                var wire = door.greeted()) {
            wire.send("AUTH PLAIN " + RIGHT + "\r\nMAIL FROM:<ann@agent.test>\r\n");
            assertThat(wire.rest()).first().asString().startsWith("554 5.5.0");
        }
    }
}
