package com.mailboxkit.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class OrganizationalDomainsTest {

    private static final Pattern CASE = Pattern.compile("checkPublicSuffix\\('([^']*)', (?:null|'([^']*)')\\);");
    private static final int CASES = 77; // and one of null, which is no domain

    private final OrganizationalDomains organizations = new OrganizationalDomains();

    @Test
    void knowsWhichNamesBelongTogether() {
        assertThat(organizations.of("mail.Example.com")).contains("example.com");
        assertThat(organizations.of("a.b.example.co.uk")).contains("example.co.uk");
        assertThat(organizations.of("co.uk")).isEmpty();
        assertThat(organizations.of("a.github.io")).contains("a.github.io");
    }

    @Test
    void passesTheTestsOfTheList() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: psl is left out");
        int cases = 0;
        for (var line : Files.readAllLines(Path.of(corpora, "psl", "test_psl.txt"))) {
            var test = CASE.matcher(line);
            if (test.matches()) {
                cases++;
                assertThat(organizations.of(test.group(1)).orElse(null))
                        .as(line)
                        .isEqualTo(test.group(2));
            }
        }
        assertThat(cases).isEqualTo(CASES);
    }
}
