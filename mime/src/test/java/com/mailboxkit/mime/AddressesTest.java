package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "a.b+c@sub.example.co.uk",
                "\"quoted local\"@example.com",
                "用户@例子.广告",
                "o'neil@example.com",
                "agent@localhost"
            })
    void acceptsAddresses(String text) {
        assertThat(Addresses.parse(text)).contains(new Mailbox(text, null));
    }

    @Test
    void acceptsDisplayNames() {
        assertThat(Addresses.parse("Ann <ann@x.org>")).contains(new Mailbox("ann@x.org", "Ann"));
        assertThat(Addresses.parse("\"Ann, \\\"B\\\"\" <ann@x.org>")).contains(new Mailbox("ann@x.org", "Ann, \"B\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "ann@@example.com",
                "a..b@example.com",
                ".a@example.com",
                "ann@-example.com",
                "ann@example..com",
                "ann@[127.0.0.1]",
                "a@x.org, b@x.org",
                "friends: a@x.org;",
                "ann@example.com\r\nBcc: eve@example.com",
                "Ann <ann@x.org> <bob@x.org>",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com"
            })
    void refusesWhatIsNotOneAddress(String text) {
        assertThat(Addresses.parse(text)).isEmpty();
    }

    @Test
    void readsADisplayNameOfAnyLengthWithoutAStackThatGrows() {
        var name = "a\u00a0".repeat(100_000);

        assertThat(Addresses.parse("\"" + name + "\" <ann@x.org>")).contains(new Mailbox("ann@x.org", name));
        assertThat(Addresses.parse("\"" + "\\\"".repeat(100_000) + "\" <ann@x.org>"))
                .contains(new Mailbox("ann@x.org", "\"".repeat(100_000)));
        assertThat(Addresses.parse("\"" + name + " <ann@x.org>")).isEmpty();
    }
}
