package com.mailboxkit.mime.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.mime.report.Report.Action;
import com.mailboxkit.mime.report.Report.DeliveryReport;
import com.mailboxkit.mime.report.Report.FeedbackReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soft-over-quota-511",
                "soft-sender-domain",
                "soft-sendmail-transcript",
                "soft-status-contradicts",
                "soft-too-many-511",
                "soft-try-again",
                "hard-invalid-domain",
                "hard-mailbox-unavailable",
                "hard-quoted-address",
                "hard-space-before-colon",
                "hard-yahoo"
            })
    void tellsTheKindThatTheNameSays(String name) throws IOException {
        try (var mail = Objects.requireNonNull(getClass().getResourceAsStream(name + ".eml"))) {
            assertFailure(ReportReader.read(mail), name.startsWith("hard") ? BounceKind.HARD : BounceKind.SOFT);
        }
    }

    @Test
    void readsAComplaintOfMicrosoft() throws IOException {
        try (var mail = Objects.requireNonNull(getClass().getResourceAsStream("complaint-jmrp.eml"))) {
            var complaint = (FeedbackReport) ReportReader.read(mail).orElseThrow();

            assertThat(complaint.isComplaint()).isTrue();
            assertThat(complaint.quoted().messageId()).isEqualTo("<1@x.example>");
            assertThat(complaint.quoted().recipients()).containsExactly("kim@hotmail.example");
        }
    }

    @Test
    void readsTheNoticeWhereTheStatusIsEmpty() throws IOException {
        var report = read("""
                From: MAILER-DAEMON@mx.example
                To: a@x.example
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary=B

                --B
                Content-Type: text/plain

                Your message could not be delivered:
                <kim@big.example>: 550 5.1.1 User unknown
                --B
                Content-Type: message/delivery-status

                --B--
                """);

        assertFailure(report, BounceKind.HARD);
    }

    @Test
    void readsTheReportThatAnotherServerPutIntoItsOwn() throws IOException {
        var report = read("""
                From: Mail Delivery Subsystem <MAILER-DAEMON@gate.example>
                To: a@x.example
                Subject: Returned mail
                Content-Type: multipart/mixed; boundary=A

                --A
                Content-Type: text/plain

                The original message could not be delivered.
                --A
                Content-Type: message/rfc822

                From: MAILER-DAEMON@mx.example
                Subject: Returned mail
                Content-Type: multipart/report; boundary=B

                --B
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; kim@big.example
                Action: failed
                Status: 5.1.1
                --B--
                --A--
                """);

        assertFailure(report, BounceKind.HARD);
    }

    @Test
    void readsTheNoticesOfKddi() throws IOException {
        var begin = """
                From: no-reply@kddi.example
                To: a@x.example
                Subject: Mail could not be sent

                Your mail sent on: Thu, 29 Apr 2010 11:04:47 +0900
                    Could not be delivered to: <kim@big.example>
                """;

        assertFailure(read(begin + "    As their mailbox is full.\n"), BounceKind.SOFT);
        assertFailure(read(begin + "    As the remote domain doesnt exist.\n"), BounceKind.HARD);
    }

    @Test
    void takesAFilterOnTheMessageForSoft() throws IOException {
        var report = read("""
                From: <>
                To: a@x.example
                Subject: failure notice

                The message was refused.
                kim@big.example

                -------server message
                550 kim@big.example... No such user

                -------SMTP command
                DATA

                -------original mail info
                From: a@x.example
                """);

        assertFailure(report, BounceKind.SOFT);
    }

    @Test
    void readsAWarning() throws IOException {
        var report = read("""
                From: Mailer Daemon <MAILER-DAEMON@mx.example>
                To: a@x.example
                Subject: Delivery status notification: warning

                    A message is delayed for more than 10 minutes for the following
                    list of recipients:

                kim@big.example: Network error on destination MXs

                    Below is a copy of the original message:

                Subject: news
                """);

        var outcome = ((DeliveryReport) report.orElseThrow()).outcomes().getFirst();
        assertThat(outcome.action()).isEqualTo(Action.DELAYED);
        assertThat(outcome.addresses()).containsExactly("kim@big.example");
    }

    @Test
    void findsWhoItIsAboutInTheMessageShown() throws IOException {
        var report = read("""
                From: MMSC NDR Administrator <sysadmin@gate.example>
                To: a@x.example
                Subject: Undeliverable Message

                Message could not be delivered to mobile.
                Error: No valid recipients for this MM

                Original Message:
                From: a@x.example
                To: kim@big.example
                """);

        assertFailure(report, BounceKind.HARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your message has been waitlisted. Click the link below to be added to my Guest List.",
                "Please confirm that you sent this message by a reply. It is awaiting your confirmation.",
                "I use a challenge/response system. Prove you are human, and it is delivered to kim@big.example.",
                "Please click the link below to have your message delivered to kim@big.example."
            })
    void takesNoChallengeForABounce(String text) throws IOException {
        var report = read("""
                From: postmaster@filter.example
                To: a@x.example
                Subject: Your message could not be delivered yet
                Content-Type: multipart/report; report-type=delivery-status; boundary=B

                --B
                Content-Type: text/plain

                %s
                --B
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; kim@big.example
                Action: failed
                Status: 5.7.1
                --B--
                """.formatted(text));

        assertThat(report).isEmpty();
    }

    @Test
    void takesNoMailOfAPersonOrAShopForABounce() throws IOException {
        for (var from : List.of("Ann <ann@y.example>", "no-reply@shop.example", "admin@club.example")) {
            assertThat(read("From: " + from + "\nTo: a@x.example\nSubject: Your parcel\n\n"
                            + "It could not be delivered: 550 No such user, says kim@big.example.\n"))
                    .as(from)
                    .isEmpty();
        }
    }

    private static Optional<Report> read(String mail) throws IOException {
        return ReportReader.read(
                new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(UTF_8)));
    }

    private static void assertFailure(Optional<Report> report, BounceKind kind) {
        var outcomes = ((DeliveryReport) report.orElseThrow()).outcomes();
        assertThat(outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.addresses()).containsExactly("kim@big.example");
            assertThat(outcome.action()).isEqualTo(Action.FAILED);
            assertThat(outcome.kind()).as(outcome.toString()).isEqualTo(kind);
        });
    }
}
