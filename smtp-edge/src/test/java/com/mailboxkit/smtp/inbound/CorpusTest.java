package com.mailboxkit.smtp.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What other servers test themselves with.
class CorpusTest {

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

    @Test
    void readsMessagesAsOthersDo() throws IOException {
        for (var one : corpus("mox-data-dotstuffing.json").get("read")) {
            var error = one.get("error").asString("");
            var wire = new ByteArrayInputStream(one.get("wire").stringValue().getBytes(UTF_8));
            var stream = new DataStream(wire, Long.MAX_VALUE);
            if (error.equals("io.ErrUnexpectedEOF")) {
                assertThatThrownBy(stream::readAllBytes).isInstanceOf(BrokenOff.class);
            } else if (error.isEmpty()) {
                assertThat(new String(stream.readAllBytes(), UTF_8))
                        .isEqualTo(one.get("message").stringValue());
            } // bare CR and LF, which mox refuses, are kept here: see decision 5
        }
    }

    private static JsonNode corpus(String name) {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: smtp is left out");
        return JsonMapper.shared().readTree(Path.of(corpora, "smtp", name));
    }
}
