package com.mailboxkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `docs/security.md` names for each promise the test that holds it.
class SecurityPageTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern TEST =
            Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|Conventions))(?:\\.([a-zA-Z0-9]+))?`");

    private static Map<String, Path> tests;
    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(PROJECT.resolve("docs/security.md"));
        try (var files = Files.find(PROJECT, 20, (file, attributes) -> isTest(file))) {
            tests = files.collect(Collectors.toMap(SecurityPageTest::name, file -> file, (one, other) -> one));
        }
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("/src/test/java/") && file.toString().endsWith(".java");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Stream<MatchResult> named() {
        return TEST.matcher(page).results();
    }

    @Test
    void namesOnlyTestsThatThereAre() {
        assertThat(named().map(test -> test.group(1)).distinct().toList())
                .hasSizeGreaterThan(30)
                .allSatisfy(test -> assertThat(tests).containsKey(test));
    }

    @Test
    void namesOnlyMethodsThatTheyHave() {
        assertThat(named().filter(test -> test.group(2) != null).toList())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(tests.get(test.group(1)))
                        .as(test.group())
                        .content()
                        .contains(" " + test.group(2) + "("));
    }
}
