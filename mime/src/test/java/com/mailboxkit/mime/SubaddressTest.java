package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubaddressTest {

    @Test
    void leadsToTheMostSpecialInboxFirst() {
        assertThat(Subaddress.candidates("Ann+Shop+2026@Example.com"))
                .containsExactly("ann+shop+2026@example.com", "ann+shop@example.com", "ann@example.com");
        assertThat(Subaddress.candidates("ann@example.com")).containsExactly("ann@example.com");
        assertThat(Subaddress.candidates("+ann@example.com")).containsExactly("+ann@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ann\"@example.com", "ann@example.com.", "\"a\\nn\"@EXAMPLE.com", " ann@example.com "})
    void knowsTheSameAddressInOtherForms(String address) {
        assertThat(Subaddress.candidates(address)).containsExactly("ann@example.com");
    }

    @Test
    void keepsTheQuotesThatAreNeeded() {
        assertThat(Subaddress.candidates("\"ann +shop\"@example.com")).containsExactly("\"ann +shop\"@example.com");
        assertThat(Subaddress.candidates("\"ann+shop\"@example.com"))
                .containsExactly("ann+shop@example.com", "ann@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "ann+Shop@example.com, ann@example.com, Shop",
        "ANN+a+b@Example.COM., ann@example.com, a+b",
        "ann+a+b@example.com, ann+a@example.com, b",
        "'\"ann+shop\"@example.com', ann@example.com, shop",
        "İ+x@example.com, i̇@example.com, x",
        "ann@example.com, ann@example.com,",
        "ann+@example.com, ann@example.com,",
        "bob+shop@example.com, ann@example.com,",
        "ann+shop@other.example, ann@example.com,"
    })
    void tellsWhatFollowsThePlus(String address, String inbox, String tag) {
        assertThat(Subaddress.tag(address, inbox).orElse(null)).isEqualTo(tag);
    }
}
