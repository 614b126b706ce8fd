package com.mailboxkit.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.authentication.spf.SpfResult.Verdict;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfCheckerTest {

    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");

    private final Zone zone = new Zone();

    @ParameterizedTest
    @CsvSource({
        "v=spf1 -all, FAIL",
        "v=spf1 ~all, SOFTFAIL",
        "v=spf1 ?all, NEUTRAL",
        "v=spf1 all, PASS",
        "v=spf1, NEUTRAL",
        "v=spf10 all, NONE",
        "v=spf1 ip4:192.0.2.0/24 -all, PASS",
        "v=spf1 ip4:192.0.2.0/33 -all, PERMERROR",
        "v=spf1 ip6:2001:db8::/32 -all, FAIL",
        "v=spf1 a -all, PASS",
        "v=spf1 mx -all, PASS",
        "v=spf1 a:%{d} -all, PASS",
        "v=spf1 ptr -all, PASS",
        "v=spf1 exists:%{ir}.%{v}._spf.example.com -all, PASS",
        "v=spf1 include:other.example -all, PASS",
        "v=spf1 include:nobody.example -all, PERMERROR",
        "v=spf1 redirect=other.example, PASS",
        "v=spf1 -all wrong, PERMERROR",
        "v=spf1 a:slow.example -all, TEMPERROR"
    })
    void evaluates(String policy, Verdict verdict) {
        zone.with("example.com", "TXT", policy)
                .with("example.com", "A", "192.0.2.1")
                .with("example.com", "MX", "mail.example.com")
                .with("mail.example.com", "A", "192.0.2.1")
                .with("1.2.0.192.in-addr.arpa", "PTR", "mail.example.com.")
                .with("1.2.0.192.in-addr._spf.example.com", "A", "127.0.0.2")
                .with("other.example", "TXT", "v=spf1 ip4:192.0.2.1")
                .with("slow.example", "*", "TIMEOUT");

        assertThat(check("ann@example.com").verdict()).isEqualTo(verdict);
    }

    @Test
    void asksTheDomainOfHeloWhereThereIsNoSender() {
        zone.with("mail.example.com", "TXT", "v=spf1 a -all").with("mail.example.com", "A", "192.0.2.1");

        var result = check("");

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.domain()).isEqualTo("mail.example.com");
    }

    @Test
    void seesAnIpv4AddressInIpv6Clothes() {
        zone.with("example.com", "TXT", "v=spf1 ip4:192.0.2.1 -all");

        var result = new SpfChecker(zone, "r.example", Clock.systemUTC())
                .check(InetAddress.ofLiteral("::ffff:192.0.2.1"), "ann@example.com", "mail.example.com");

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void asksNoFurtherThanAPolicyMayLead() {
        zone.with("example.com", "TXT", "v=spf1 include:example.com -all");

        assertThat(check("ann@example.com").reason()).isEqualTo("the policy asks DNS more than 10 times");
    }

    @Test
    void asksForFewNamesThatHaveNothing() {
        zone.with("example.com", "TXT", "v=spf1 a:a.example a:b.example a:c.example -all");

        assertThat(check("ann@example.com").verdict()).isEqualTo(Verdict.PERMERROR);
    }

    @Test
    void tellsWhatTheDomainSays() {
        zone.with("example.com", "TXT", "v=spf1 -all exp=why.%{d}")
                .with("why.example.com", "TXT", "%{i} is not of %{o}, says %{r} at %{t}; see %{S}");

        var result = new SpfChecker(zone, "r.example", Clock.fixed(Instant.ofEpochSecond(5), ZoneOffset.UTC))
                .check(CLIENT, "a+b@example.com", "mail.example.com");

        assertThat(result.explanation())
                .isEqualTo("192.0.2.1 is not of example.com, says r.example at 5; see a%2Bb%40example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:0:0:0:1, 2001:db8::1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "192.0.2.1, 192.0.2.1"
    })
    void writesAddressesAsPeopleDo(String address, String readable) {
        assertThat(Addresses.readable(InetAddress.ofLiteral(address))).isEqualTo(readable);
    }

    @Test
    void saysNothingWhereDnsDoesNot() {
        zone.with("example.com", "*", "TIMEOUT");

        assertThat(check("ann@example.com").verdict()).isEqualTo(Verdict.TEMPERROR);
        assertThat(check("ann@localhost").verdict()).isEqualTo(Verdict.NONE);
        assertThat(check("ann@[192.0.2.1]").verdict()).isEqualTo(Verdict.NONE);
    }

    private SpfResult check(String sender) {
        return new SpfChecker(zone, "r.example", Clock.systemUTC()).check(CLIENT, sender, "mail.example.com");
    }
}
