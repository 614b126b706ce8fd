package com.mailboxkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    private Path home;

    @Test
    void putsTheNewestTableInItsPlaceAndLeavesTheRest() throws Exception {
        var folder = Files.createDirectory(home.resolve("bench"));
        Files.writeString(folder.resolve("results.jsonl"), run("2026-01-01", 100) + run("2026-01-02", 200));
        var page = Files.writeString(
                folder.resolve("RESULTS.md"), "Words\n<!-- accept -->\nold\n<!-- end -->\nMore words\n");

        new Results(home).render();

        assertThat(page).content().startsWith("Words\n<!-- accept -->\n").endsWith("<!-- end -->\nMore words\n");
        assertThat(page).content().contains("200 |", "2026-01-02", "commit abc").doesNotContain("100", "old");
    }

    private static String run(String day, int sends) {
        return """
                {"benchmark":"accept","at":"%sT00:00:00Z","commit":"abc","machine":"2 cores","load":0.1,\
                "rows":[{"sends/s":%d}]}
                """.formatted(day, sends);
    }
}
