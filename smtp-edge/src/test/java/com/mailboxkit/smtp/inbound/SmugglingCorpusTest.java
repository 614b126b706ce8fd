package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ends of messages that have fooled other servers.
class SmugglingCorpusTest {

    @TempDir
    private Path folder;

    @Test
    void storesOneMessageWhateverTriesToLookLikeItsEnd() throws IOException {
        var cases = corpus("smuggling-eod.json");
        var wireTemplate = cases.get("wire_template").stringValue();
        for (var end : cases.get("distinct")) {
            try (var door = new Door(folder);
                    var wire = door.greeted()) {
                wire.data("ann@agent.test");
                wire.send(wireTemplate.replace("{EOD}", end.stringValue()).replace("v@b.example", "bob@agent.test"));
                wire.expect("250");
                wire.say("NOOP", "250");
                assertThat(door.recipients()).as(end.toString()).containsExactly("ann@agent.test");
            }
        }
    }

    private static JsonNode corpus(String name) {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: smtp is left out");
        return JsonMapper.shared().readTree(Path.of(corpora, "smtp", name));
    }
}
