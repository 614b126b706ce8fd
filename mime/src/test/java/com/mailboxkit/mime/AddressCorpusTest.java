package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Addresses that Dominic Sayers collected, by his categories: `MAILBOXKIT_CORPORA` names a folder
/// with `address`.
@EnabledIfEnvironmentVariable(named = "MAILBOXKIT_CORPORA", matches = ".+")
class AddressCorpusTest {

    @Test
    void takesWhatMailCanBeSentTo() throws IOException {
        var path = Path.of(System.getenv("MAILBOXKIT_CORPORA"), "address/isemail-tests.json");
        var tests = JsonMapper.shared().readTree(Files.readString(path));

        assertThat(tests.size()).isGreaterThan(150);
        for (var test : tests) {
            var address = test.get("address").stringValue();
            assertThat(Addresses.parse(address).isPresent())
                    .as("%s: <%s>", test.get("diagnosis").stringValue(), address)
                    .isEqualTo(isTaken(test, address));
        }
    }

    private static boolean isTaken(JsonNode test, String address) {
        return switch (test.get("category").stringValue()) {
            case "ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN" -> true;
            // quoted local parts, but neither empty ones nor literals instead of domains
            case "ISEMAIL_RFC5321" -> !address.contains("[") && !address.startsWith("\"\"");
            // comments and folds are for headers; blanks around an address are never intended
            case "ISEMAIL_CFWS" -> address.matches(" *test@iana\\.org *");
            default -> false;
        };
    }
}
