package com.mailboxkit.command.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PublicUrl;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerConfirmationsTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final String BEGIN = "https://mail.example.com/confirm/";

    private final OwnerConfirmations confirmations = confirmations((byte) 1);

    @Test
    void readsItsLinkWhileItIsValid() {
        var link = confirmations.link(ORGANIZATION, NOW);

        assertThat(link).startsWith(BEGIN);
        assertThat(confirmations.read(token(link), NOW)).contains(ORGANIZATION);
        assertThat(confirmations.read(
                        token(link), NOW.plus(OwnerConfirmations.VALIDITY).minusSeconds(1)))
                .contains(ORGANIZATION);
        assertThat(confirmations.read(token(link), NOW.plus(OwnerConfirmations.VALIDITY)))
                .isEmpty();
    }

    @Test
    void readsNoLinkThatWasChangedInAnyCharacter() {
        var token = token(confirmations.link(ORGANIZATION, NOW));

        for (int i = 0; i < token.length(); i++) {
            var changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(confirmations.read(changed, NOW)).as(changed).isEmpty();
        }
        assertThat(confirmations((byte) 2).read(token, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "x", "........................", "01KHXCQ5GVA8SQN2HJX6B9Z4T0.AAAAAAAAAAAAAAAAAAAAAAAA"})
    void readsNothingElse(String token) {
        assertThat(confirmations.read(token, NOW)).isEmpty();
        assertThat(confirmations.read("1".repeat(100_000) + token, NOW)).isEmpty();
    }

    private static String token(String link) {
        return link.substring(BEGIN.length());
    }

    private static OwnerConfirmations confirmations(byte key) {
        var secret = new byte[32];
        secret[0] = key;
        var platform = new PlatformProperties(URI.create("https://mail.example.com"), "a.example", "a.example", "mx");
        return new OwnerConfirmations(new MacKey(secret), new PublicUrl(platform));
    }
}
