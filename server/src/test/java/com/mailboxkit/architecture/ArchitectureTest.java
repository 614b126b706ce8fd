package com.mailboxkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of dependencies and conventions. Each holds in the platform, and the sham platform in `broken` has,
/// for every rule, a class that breaks it.
class ArchitectureTest {

    private static final String ROOT = "com.mailboxkit";
    private static final String BROKEN_ROOT = ArchitectureTest.class.getPackageName() + ".broken";

    private static final JavaClasses PLATFORM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BROKEN_ROOT);

    static Set<String> rules() {
        return rules(ROOT).keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(String rule) {
        rules(ROOT).get(rule).check(PLATFORM);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void reportsWhoBreaksIt(String rule) {
        var culprits = culprits(rule);
        assertThat(culprits).as("classes in %s that break it", BROKEN_ROOT).isNotEmpty();

        String report = String.join(
                "\n",
                rules(BROKEN_ROOT).get(rule).evaluate(BROKEN).getFailureReport().getDetails());

        assertThat(report).contains(culprits);
    }

    @Test
    void knowsEveryRuleThatIsBroken() {
        assertThat(rules())
                .containsAll(BROKEN.stream()
                        .filter(type -> type.isAnnotatedWith(Breaks.class))
                        .flatMap(type -> Arrays.stream(
                                type.getAnnotationOfType(Breaks.class).value()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void seesEveryModule() {
        for (var module : List.of(
                "kernel",
                "web",
                "content",
                "mime",
                "authentication",
                "command",
                "projection",
                "query",
                "smtp",
                "dashboard",
                "webhook",
                "mcp",
                "local",
                "cli",
                "server")) {
            assertThat(PLATFORM)
                    .as(module)
                    .anyMatch(type -> type.getPackageName().startsWith(ROOT + "." + module));
        }
        assertThat(PLATFORM)
                .as("no tests")
                .noneMatch(type -> type.getName().startsWith(ArchitectureTest.class.getPackageName()));
    }

    private static List<String> culprits(String rule) {
        return BROKEN.stream()
                .filter(type -> type.isAnnotatedWith(Breaks.class))
                .filter(type ->
                        List.of(type.getAnnotationOfType(Breaks.class).value()).contains(rule))
                .map(type -> type.getName())
                .toList();
    }

    private static Map<String, ArchRule> rules(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.putAll(new Modules(root).rules());
        rules.putAll(new DependencyRules(root).rules());
        rules.putAll(new ConventionRules(root).rules());
        rules.putAll(new RegexRules(root).rules());
        return rules;
    }
}
