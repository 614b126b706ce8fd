package com.mailboxkit.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthenticationResultsTest {

    @Test
    void writesWhatWasFound() {
        var results = new AuthenticationResults("mail.example.org")
                .add("spf", "pass", null, "smtp.mailfrom", "ann@example.com")
                .add("dkim", "fail", "the body was changed", "header.d", "example.com")
                .add("dmarc", "none", null, "header.from", null);

        assertThat(results)
                .hasToString("mail.example.org; spf=pass smtp.mailfrom=ann@example.com;"
                        + " dkim=fail reason=\"the body was changed\" header.d=example.com; dmarc=none");
    }

    @Test
    void letsNobodyAddAResult() {
        var results = new AuthenticationResults("mail.example.org")
                .add("spf", "fail", null, "smtp.mailfrom", "x\"; dmarc=pass\r\n (y) \\")
                .toString();

        assertThat(results).isEqualTo("mail.example.org; spf=fail smtp.mailfrom=\"x; dmarc=pass  (y) \"");
    }
}
