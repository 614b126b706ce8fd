package com.mailboxkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which module may know which, as rules below any root package, so that a sham platform can be held against them too.
final class Modules {

    /// What each module may import of the others. `server` puts all together and nobody imports it.
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("kernel", Set.of()),
            entry("local", Set.of()),
            entry("content", Set.of("kernel")),
            entry("web", Set.of("kernel")),
            entry("authentication", Set.of()),
            entry("mime", Set.of("kernel", "content")),
            entry("command", Set.of("kernel", "web", "content", "mime", "authentication")),
            entry("projection", Set.of("kernel", "content", "mime")),
            entry("query", Set.of("kernel", "web", "content", "mime")),
            entry("smtp", Set.of("kernel", "content", "mime", "authentication")),
            entry("webhook", Set.of("kernel")),
            entry("mcp", Set.of("kernel", "web")),
            entry("dashboard", Set.of("kernel")),
            entry("cli", Set.of()));

    private static final String SERVER = "server";

    private final String root;

    Modules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        MAY_IMPORT.forEach((module, imports) -> rules.put(
                module + " imports "
                        + (imports.isEmpty() ? "no sibling" : "only " + String.join(", ", new TreeSet<>(imports))),
                noClasses()
                        .that()
                        .resideInAPackage(of(module))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(strangersTo(module, imports))));
        rules.put(
                "every class lies in a module that has rules",
                classes()
                        .that()
                        .resideInAPackage(root + "..")
                        .should()
                        .resideInAnyPackage(names().stream().map(this::of).toArray(String[]::new)));
        rules.put(
                "the kernel knows the JDK and annotations only",
                classes()
                        .that()
                        .resideInAPackage(of("kernel"))
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                of("kernel"),
                                "java..",
                                "javax.crypto..",
                                "org.jspecify.annotations",
                                "com.fasterxml.jackson.annotation",
                                "org.axonframework.serialization",
                                "org.axonframework.modelling.command"));
        rules.put(
                "modules form no cycle",
                slices().matching(root + ".(*)..").should().beFreeOfCycles());
        for (var module : List.of("command", "projection", "query", "smtp", "webhook", "mcp", SERVER)) {
            rules.put(
                    "features of " + module + " form no cycle",
                    slices().matching(root + "." + module + ".(*)..").should().beFreeOfCycles());
        }
        return rules;
    }

    private String[] strangersTo(String module, Set<String> imports) {
        return names().stream()
                .filter(other -> !other.equals(module) && !imports.contains(other))
                .map(this::of)
                .toArray(String[]::new);
    }

    private List<String> names() {
        var names = new ArrayList<>(MAY_IMPORT.keySet());
        names.add(SERVER);
        return names;
    }

    private String of(String module) {
        return root + "." + module + "..";
    }
}
