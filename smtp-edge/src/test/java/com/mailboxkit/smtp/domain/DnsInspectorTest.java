package com.mailboxkit.smtp.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.domain.DnsCheck;
import com.mailboxkit.kernel.domain.DnsCheck.Outcome;
import com.mailboxkit.kernel.domain.DnsReport;
import com.mailboxkit.kernel.domain.MailDomainQuery.InspectDns;
import com.mailboxkit.smtp.dns.DnsServer;
import com.mailboxkit.smtp.dns.NameServer;
import java.net.SocketException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Type;

/// Against a name server.
class DnsInspectorTest {

    private static final String KEY = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A";

    private DnsServer dns;
    private DnsInspector inspector;

    @BeforeEach
    void start() throws SocketException {
        dns = new DnsServer();
        inspector = new DnsInspector(new NameServer(dns.address()), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        inspector.close();
        dns.close();
    }

    @Test
    void findsEverythingRight() {
        dns.withMx("example.com", 10, "mail.example.org")
                .with("example.com", Type.TXT, quoted("v=spf1 mx -all"))
                .with("example.com", Type.TXT, quoted("some other text"))
                .with("default._domainkey.example.com", Type.TXT, quoted("v=DKIM1; k=rsa; p=" + KEY))
                .with("_dmarc.example.com", Type.TXT, quoted("v=DMARC1; p=none;"));

        var report = inspect();

        assertThat(report.mx()).isEqualTo(right("10 mail.example.org"));
        assertThat(report.spf()).isEqualTo(right("v=spf1 mx -all"));
        assertThat(report.dkim()).isEqualTo(right("v=DKIM1; k=rsa; p=" + KEY));
        assertThat(report.dmarc()).isEqualTo(right("v=DMARC1; p=none;"));
    }

    @Test
    void saysWhatIsMissing() {
        var report = inspect();

        assertThat(report.mx().reason()).isEqualTo("There is no MX record.");
        assertThat(report.spf().reason()).isEqualTo("There is no SPF record.");
        assertThat(report.dkim().reason()).isEqualTo("There is no DKIM record.");
        assertThat(report.dmarc().reason()).isEqualTo("There is no DMARC record.");
        assertThat(report.mx().outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void seesWhatWasPublishedAMomentAgo() {
        assertThat(inspect().mx().outcome()).isEqualTo(Outcome.MISSING);

        dns.withMx("example.com", 10, "mail.example.org");

        assertThat(inspect().mx().outcome()).isEqualTo(Outcome.MATCHES);
    }

    @Test
    void knowsNothingWhereDnsDoesNotAnswer() {
        dns.broken("example.com");

        assertThat(inspect().mx().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(inspect().spf().reason()).startsWith("DNS does not answer for example.com");
        assertThat(inspect().dkim().outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void wantsMailToComeHereFirst() {
        dns.withMx("example.com", 5, "mx.elsewhere.example").withMx("example.com", 10, "mail.example.org");

        var mx = inspect().mx();

        assertThat(mx.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(mx.found()).containsExactly("5 mx.elsewhere.example", "10 mail.example.org");
        assertThat(mx.reason()).contains("mail.example.org");
    }

    @Test
    void takesAnotherServerOfTheSamePreference() {
        dns.withMx("example.com", 5, "mx.elsewhere.example").withMx("example.com", 5, "MAIL.example.org");

        assertThat(inspect().mx().outcome()).isEqualTo(Outcome.MATCHES);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:other.example mx ~all, MATCHES",
        "v=spf1 +mx -all, MATCHES",
        "V=SPF1 MX -all, MATCHES",
        "v=spf1 -mx -all, DIFFERENT",
        "v=spf1 mx:other.example -all, DIFFERENT",
        "v=spf10 mx -all, MISSING",
        "v=spf1, DIFFERENT"
    })
    void readsSpf(String record, Outcome outcome) {
        dns.with("example.com", Type.TXT, quoted(record));

        assertThat(inspect().spf().outcome()).isEqualTo(outcome);
    }

    @Test
    void takesNoneOfTwoSpfRecords() {
        dns.with("example.com", Type.TXT, quoted("v=spf1 mx -all"))
                .with("example.com", Type.TXT, quoted("v=spf1 -all"));

        assertThat(inspect().spf().outcome()).isEqualTo(Outcome.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"v=DKIM1; k=rsa; p=MIIBIjANBgkq\" \"hkiG9w0BAQEFAAOCAQ8A\"', MATCHES",
        "'\"p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\"', MATCHES",
        "'\"v=DKIM1; k=ed25519; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\"', DIFFERENT",
        "'\"v=DKIM1; k=rsa; p=\"', DIFFERENT",
        "'\"v=DKIM1; k=rsa; p=MIIBother\"', DIFFERENT",
        "'\"nothing of the kind\"', DIFFERENT"
    })
    void readsDkim(String record, Outcome outcome) {
        dns.with("default._domainkey.example.com", Type.TXT, record);

        assertThat(inspect().dkim().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "v=DMARC1; p=reject; rua=mailto:a@example.com, MATCHES",
        "v=DMARC1; p=Quarantine, MATCHES",
        "v=DMARC1, DIFFERENT",
        "v=DMARC1; p=never, DIFFERENT",
        "p=none, MISSING"
    })
    void readsDmarc(String record, Outcome outcome) {
        dns.with("_dmarc.example.com", Type.TXT, quoted(record));

        assertThat(inspect().dmarc().outcome()).isEqualTo(outcome);
    }

    @Test
    void keepsLittleOfALot() {
        for (int i = 0; i < 20; i++) {
            dns.withMx("example.com", i + 1, "mx" + i + ".elsewhere.example");
        }

        assertThat(inspect().mx().found()).hasSize(5);
    }

    private DnsReport inspect() {
        return inspector
                .handle(new InspectDns("example.com", "default", KEY, "mail.example.org", "mx"))
                .join();
    }

    private static DnsCheck right(String found) {
        return new DnsCheck(Outcome.MATCHES, List.of(found), null);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
