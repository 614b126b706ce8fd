package com.mailboxkit.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.authentication.Dns;
import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.dkim.Verification;
import com.mailboxkit.authentication.dkim.Verification.Outcome;
import com.mailboxkit.authentication.dmarc.DmarcResult.Verdict;
import com.mailboxkit.authentication.spf.SpfResult;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcCheckerTest {

    private final Map<String, List<String>> zone = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final DmarcChecker checker = new DmarcChecker(new Zone());

    @ParameterizedTest
    @CsvSource({
        "v=DMARC1; p=reject, example.com, , PASS",
        "v=DMARC1; p=reject, bounce.example.com, , PASS",
        "v=DMARC1; p=reject, , mail.example.com, PASS",
        "v=DMARC1; p=reject, example.net, example.org, FAIL",
        "v=DMARC1; p=reject, notexample.com, , FAIL",
        "v=DMARC1; p=reject; aspf=s, bounce.example.com, , FAIL",
        "v=DMARC1; p=reject; aspf=s, example.com, , PASS",
        "v=DMARC1; p=reject; adkim=s, , mail.example.com, FAIL",
        "v=DMARC1; p=oops, example.com, , PERMERROR",
        "no policy, example.com, , NONE"
    })
    void wantsSomebodyOfTheDomainToVouch(String policy, String spf, String dkim, Verdict verdict) {
        zone.put("_dmarc.example.com", List.of(policy));

        var result = checker.check(List.of("example.com"), spf(spf), dkim(dkim));

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.domain()).isEqualTo("example.com");
        assertThat(result.policy()).isEqualTo(policy.contains("reject") ? Policy.REJECT : Policy.NONE);
    }

    @Test
    void goesByTheOrganizationWhereASubdomainSaysNothing() {
        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=none; sp=reject"));

        assertThat(checker.check(List.of("news.example.com"), spf(null), List.of()))
                .extracting(DmarcResult::verdict, DmarcResult::policy)
                .containsExactly(Verdict.FAIL, Policy.REJECT);

        zone.put("_dmarc.news.example.com", List.of("v=DMARC1; p=quarantine"));
        assertThat(checker.check(List.of("news.example.com"), spf(null), List.of())
                        .policy())
                .isEqualTo(Policy.QUARANTINE);
    }

    @Test
    void asksForNothingOfNoneOfTheMail() {
        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=reject; pct=0"));

        assertThat(checker.check(List.of("example.com"), spf(null), List.of()).policy())
                .isEqualTo(Policy.NONE);
    }

    @Test
    void takesOneLevelLessOfAPolicyThatIsTested() {
        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=reject; t=y"));
        assertThat(policyFor("example.com")).isEqualTo(Policy.QUARANTINE);

        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=quarantine; t=y"));
        assertThat(policyFor("example.com")).isEqualTo(Policy.NONE);
    }

    @Test
    void endsAtTwoPolicies() {
        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=reject"));
        zone.put("_dmarc.news.example.com", List.of("v=DMARC1; p=reject", "v=DMARC1; p=none"));

        assertThat(verdict("news.example.com")).isEqualTo(Verdict.NONE);
        assertThat(asked).containsExactly("_dmarc.news.example.com");

        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=reject", "v=DMARC1; p=reject"));
        assertThat(verdict("example.com")).isEqualTo(Verdict.NONE);
        assertThat(verdict("shop.example.com")).isEqualTo(Verdict.NONE);
    }

    @Test
    void failsWhereOnlyATagThatIsOptionalCannotBeRead() {
        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=reject; tagonly; adkim=x; pct=no"));

        assertThat(checker.check(List.of("example.com"), spf(null), List.of()))
                .extracting(DmarcResult::verdict, DmarcResult::policy)
                .containsExactly(Verdict.FAIL, Policy.REJECT);
    }

    @Test
    void goesByThePolicyForNamesThatDoNotExist() {
        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=none; sp=quarantine; np=reject"));
        zone.put("here.example.com", List.of());

        assertThat(policyFor("gone.example.com")).isEqualTo(Policy.REJECT);
        assertThat(policyFor("here.example.com")).isEqualTo(Policy.QUARANTINE);
        assertThat(policyFor("example.com")).isEqualTo(Policy.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.mail.example.com | mail.example.com: p=reject, example.com: p=none         | example.com      | NONE
            a.mail.example.com | mail.example.com: p=reject;psd=n, example.com: p=none   | mail.example.com | REJECT
            a.mail.example.com | com: p=reject;psd=y                                     | example.com      | REJECT
            a.mail.example.com | com: p=reject                                           | example.com      | REJECT
            mail.example.com   | example.com: p=none;psd=y                               | mail.example.com | NONE
            a.mail.example.com | mail.example.com: p=none, com: p=reject;psd=y           | example.com      | REJECT
            """)
    void walksUpToTheOrganizationalDomain(String from, String records, String organization, Policy policy) {
        for (var record : records.split(", ")) {
            var both = record.split(": ");
            zone.put("_dmarc." + both[0], List.of("v=DMARC1;" + both[1]));
        }

        assertThat(policyFor(from)).isEqualTo(policy);
        assertThat(checker.check(List.of(from), spf(organization), List.of()).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(checker.check(List.of(from), spf("x." + organization), List.of())
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(checker.check(List.of(from), spf("other.com"), List.of()).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(checker.check(List.of(from), spf("x" + organization), List.of())
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void asksEightTimesAtMost() {
        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=reject"));

        assertThat(policyFor("a.b.c.d.e.f.g.h.i.j.mail.example.com")).isEqualTo(Policy.REJECT);
        assertThat(asked)
                .containsExactly(
                        "_dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com",
                        "_dmarc.g.h.i.j.mail.example.com",
                        "_dmarc.h.i.j.mail.example.com",
                        "_dmarc.i.j.mail.example.com",
                        "_dmarc.j.mail.example.com",
                        "_dmarc.mail.example.com",
                        "_dmarc.example.com",
                        "_dmarc.com");
    }

    @Test
    void vouchesForNothingWithoutOneDomainOrWithoutDns() {
        assertThat(checker.check(List.of(), spf(null), List.of()).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(checker.check(List.of("a.example", "b.example"), spf(null), List.of())
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(checker.check(List.of("broken.example"), spf(null), List.of())
                        .verdict())
                .isEqualTo(Verdict.TEMPERROR);
    }

    private static SpfResult spf(String domain) {
        return domain == null
                ? new SpfResult(SpfResult.Verdict.FAIL, "example.com", null, null)
                : new SpfResult(SpfResult.Verdict.PASS, domain, null, null);
    }

    private static List<Verification> dkim(String domain) {
        return domain == null
                ? List.of(new Verification(Outcome.FAIL, "example.com", "s", "the body was changed"))
                : List.of(new Verification(Outcome.PASS, domain, "s", null));
    }

    private Policy policyFor(String from) {
        return checker.check(List.of(from), spf(null), List.of()).policy();
    }

    private Verdict verdict(String from) {
        return checker.check(List.of(from), spf(null), List.of()).verdict();
    }

    /// Knows the names in `zone`, and fails for those below `broken.example`.
    private final class Zone implements Dns {

        @Override
        public List<String> txt(String name) throws DnsUnavailableException {
            if (name.endsWith("broken.example")) {
                throw new DnsUnavailableException("time-out");
            }
            asked.add(name);
            return zone.getOrDefault(name, List.of());
        }

        @Override
        public boolean exists(String name) {
            return zone.containsKey(name);
        }

        @Override
        public List<InetAddress> addresses(String name, boolean ipv6) {
            return List.of();
        }

        @Override
        public List<String> mailExchangers(String name) {
            return List.of();
        }

        @Override
        public List<String> names(InetAddress address) {
            return List.of();
        }
    }
}
