package com.mailboxkit.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.dkim.Verification;
import com.mailboxkit.authentication.dkim.Verification.Outcome;
import com.mailboxkit.authentication.dmarc.DmarcResult.Verdict;
import com.mailboxkit.authentication.spf.SpfResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcCheckerTest {

    private final Map<String, List<String>> zone = new HashMap<>();
    private final DmarcChecker checker = new DmarcChecker(name -> {
        if (name.endsWith("broken.example")) {
            throw new DnsUnavailableException("time-out");
        }
        return zone.getOrDefault(name, List.of());
    });

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
    void takesNoneOfTwoPolicies() {
        zone.put("_dmarc.example.com", List.of("v=DMARC1; p=reject", "v=DMARC1; p=none"));

        assertThat(checker.check(List.of("example.com"), spf(null), List.of()).verdict())
                .isEqualTo(Verdict.NONE);
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
}
