package com.mailboxkit.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.authentication.dmarc.DmarcRecord.SuffixFlag;
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
        assertThat(DmarcRecord.parse("v=DMARC1; p=reject; sp=quarantine; np=none; adkim=s; aspf=r; psd=n; t=y; pct=50"))
                .contains(new DmarcRecord(
                        Policy.REJECT, Policy.QUARANTINE, Policy.NONE, true, false, SuffixFlag.NO, true, 50));
        assertThat(DmarcRecord.parse("v=DMARC1;p=quarantine;")).contains(record(Policy.QUARANTINE));
        assertThat(DmarcRecord.parse("v=DMARC1; p=oops; rua=mailto:a@example.com"))
                .contains(record(Policy.NONE));
        assertThat(DmarcRecord.parse("v=DMARC1; sp=reject; p=none"))
                .map(DmarcRecord::absentSubdomains)
                .contains(Policy.REJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tagonly",
                ";",
                "=",
                "=;=",
                "=x",
                "adkim=x",
                "adkim",
                "aspf=",
                "psd=maybe",
                "t=1",
                "fo=bad",
                "rf=",
                "ri=-1",
                "ri=99999999999999999999",
                "pct=",
                "pct=-1",
                "pct=101",
                "pct=99999999999999999999",
                "rua=nobody",
                "ruf=",
                "unknown=x",
            })
    void takesTheDefaultOfATagThatItCannotRead(String tag) {
        assertThat(DmarcRecord.parse("v=DMARC1; p=reject; " + tag)).contains(record(Policy.REJECT));
        assertThat(DmarcRecord.parse("v=DMARC1; " + tag + "; p=reject")).contains(record(Policy.REJECT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=DMARC1",
                "v=DMARC1; p=oops",
                "v=DMARC1; p=reject; sp=oops",
                "v=DMARC1; p=reject; np=oops",
                "v=DMARC1; p=none; p=none",
                "v=DMARC1; p=none; p=reject; rua=mailto:a@example.com",
                "p=none; v=DMARC1",
                "v=dmarc1; p=none"
            })
    void takesNothingElse(String text) {
        assertThat(DmarcRecord.parse(text)).isEmpty();
    }

    private static DmarcRecord record(Policy policy) {
        return new DmarcRecord(policy, policy, policy, false, false, SuffixFlag.UNKNOWN, false, 100);
    }

    @Test
    void readsTheRecordsOfOthers() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: dmarc is left out");
        var records = JsonMapper.shared().readTree(Path.of(corpora, "dmarc", "record-parse.json"));

        // RFC 9989 lets the tags after the version come in any order
        var right = "v=DMARC1; sp=reject; p=reject";

        // verbatim, except that a tab is written as two characters
        assertThat(records.get("valid").valueStream().map(JsonNode::stringValue))
                .hasSize(6)
                .allMatch(text -> DmarcRecord.parse(text.replace("\\t", "\t")).isPresent());
        assertThat(records.get("bad").valueStream().map(JsonNode::stringValue))
                .hasSize(35)
                .contains(right)
                .filteredOn(text -> !text.equals(right))
                .allMatch(text -> DmarcRecord.parse(text.replace("\\t", "\t")).isEmpty());
    }
}
