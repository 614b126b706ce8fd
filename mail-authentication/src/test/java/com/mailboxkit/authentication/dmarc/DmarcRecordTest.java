package com.mailboxkit.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DmarcRecordTest {

    @Test
    void readsWhatItSays() {
        assertThat(DmarcRecord.parse("v=DMARC1; p=reject; sp=quarantine; adkim=s; aspf=r; pct=50"))
                .contains(new DmarcRecord(Policy.REJECT, Policy.QUARANTINE, true, false, 50));
        assertThat(DmarcRecord.parse("v=DMARC1;p=quarantine;"))
                .contains(new DmarcRecord(Policy.QUARANTINE, Policy.QUARANTINE, false, false, 100));
        assertThat(DmarcRecord.parse("v=DMARC1; p=oops; rua=mailto:a@example.com"))
                .contains(new DmarcRecord(Policy.NONE, Policy.NONE, false, false, 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=DMARC1",
                "v=DMARC1; p=oops",
                "v=DMARC1; sp=none; p=none",
                "v=DMARC1; p=none; p=none",
                "v=DMARC1; p=none;;",
                "v=DMARC1; p=none; pct=101",
                "v=DMARC1; p=none; rua=nobody",
                "v=dmarc1; p=none"
            })
    void takesNothingElse(String text) {
        assertThat(DmarcRecord.parse(text)).isEmpty();
    }

    @Test
    void readsTheRecordsOfOthers() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: dmarc is left out");
        var records = JsonMapper.shared().readTree(Path.of(corpora, "dmarc", "record-parse.json"));

        // as they stand there, a tab is written by two characters
        assertThat(records.get("valid").valueStream().map(JsonNode::stringValue))
                .hasSize(6)
                .allMatch(text -> DmarcRecord.parse(text.replace("\\t", "\t")).isPresent());
        assertThat(records.get("bad").valueStream().map(JsonNode::stringValue))
                .hasSize(35)
                .allMatch(text -> DmarcRecord.parse(text.replace("\\t", "\t")).isEmpty());
    }
}
