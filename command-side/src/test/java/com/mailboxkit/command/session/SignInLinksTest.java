package com.mailboxkit.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PublicUrl;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInLinksTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);

    private final SignInLinks links = links(new byte[32]);

    @Test
    void readsWhatItWroteForAQuarterOfAnHour() {
        var token = token();

        assertThat(links.read(token, NOW)).contains(ORGANIZATION);
        assertThat(links.read(token, NOW.plus(SignInLinks.VALIDITY).minusSeconds(1)))
                .contains(ORGANIZATION);
        assertThat(links.read(token, NOW.plus(SignInLinks.VALIDITY))).isEmpty();
    }

    @Test
    void keepsTheTokenBehindTheHash() {
        assertThat(links.link(ORGANIZATION, Ulid.at(NOW), NOW)).startsWith("https://mail.example.com/#/link/");
    }

    @Test
    void writesNoLinkTwice() {
        assertThat(token()).isNotEqualTo(token());
    }

    @Test
    void readsNothingThatAnotherKeyProves() {
        var other = new byte[32];
        other[0] = 1;

        assertThat(links(other).read(token(), NOW)).isEmpty();
    }

    /// The first character of an id is part of what is proved, and so is every other one.
    @Test
    void readsNothingThatWasChanged() {
        var token = token();

        for (int i = 0; i < token.length(); i++) {
            var changed = new StringBuilder(token);
            changed.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(links.read(changed.toString(), NOW))
                    .as(changed.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "x.y", "00000000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void readsNothingThatIsNoLink(String token) {
        assertThat(links.read(token, NOW)).isEmpty();
    }

    private String token() {
        var link = links.link(ORGANIZATION, Ulid.at(NOW), NOW);
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static SignInLinks links(byte[] key) {
        var platform = new PlatformProperties(
                URI.create("https://mail.example.com"), "agents.example", "mail.example.com", "mx");
        return new SignInLinks(new MacKey(key), new PublicUrl(platform));
    }
}
