package com.mailboxkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who may use which library and which part of the JDK.
final class DependencyRules {

    private static final DescribedPredicate<JavaClass> SQL = resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "org.springframework.r2dbc..",
                    "io.r2dbc..",
                    "org.postgresql..",
                    "org.flywaydb..")
            .as("SQL");

    private static final DescribedPredicate<JavaClass> BLOCKING_SQL = resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .as("JDBC");

    private static final DescribedPredicate<JavaClass> SOCKETS = nameMatching(
                    "java\\.net\\.(http\\..*|.*Socket|.*URLConnection)|java\\.nio\\.channels\\..*SocketChannel")
            .<JavaClass>forSubtype()
            .or(resideInAnyPackage(
                    "reactor.netty..", "org.springframework.web.reactive.function.client..", "org.xbill.DNS.."))
            .as("sockets");

    private static final DescribedPredicate<JavaClass> MAIL_TRANSPORT = resideInAnyPackage(
                    "org.subethamail..", "org.eclipse.angus.mail..")
            .or(nameMatching("jakarta\\.mail\\.(Transport|Store|Service)").forSubtype())
            .as("mail transport");

    private static final DescribedPredicate<JavaClass> SENDING_COMMANDS =
            resideInAnyPackage("org.axonframework.commandhandling..").as("Axon's way to send commands");

    private final String root;

    DependencyRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("command-side has no SQL", without("command", SQL));
        rules.put("command-side opens no socket", without("command", SOCKETS));
        rules.put("projections send no command", without("projection", SENDING_COMMANDS));
        rules.put("projections call nobody outside", without("projection", SOCKETS));
        rules.put("query-side sends no command", without("query", SENDING_COMMANDS));
        rules.put("query-side reads without blocking", without("query", BLOCKING_SQL));
        rules.put("mcp-edge has no SQL", without("mcp", SQL));
        rules.put("mcp-edge opens no socket", without("mcp", SOCKETS));
        rules.put("mcp-edge sends no command", without("mcp", resideInAnyPackage("org.axonframework..")));
        rules.put("web-support handles no message", without("web", resideInAnyPackage("org.axonframework..")));
        rules.put("only smtp-edge moves mail", onlyIn("smtp", MAIL_TRANSPORT));
        rules.put(
                "only local-stack starts processes",
                onlyIn("local", assignableTo(ProcessBuilder.class).or(assignableTo(Process.class))));
        rules.put(
                "only local-stack starts processes by Runtime",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".local..")
                        .should()
                        .callMethodWhere(CodeCalls.of(Runtime.class, "exec")));
        rules.put("nobody logs by java.util.logging", all().should(USE_JAVA_UTIL_LOGGING));
        rules.put(
                "nobody prints but who greets at the terminal",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .and()
                        .haveSimpleNameNotEndingWith("Greeting") // tells the person at the terminal where everything is
                        .and()
                        .doNotHaveSimpleName("MailboxKit") // tells that person why it does not start
                        .should(ACCESS_STANDARD_STREAMS));
        rules.put(
                "nobody prints a stack trace",
                all().should().callMethodWhere(CodeCalls.of(Throwable.class, "printStackTrace")));
        rules.put(
                "nobody sleeps but the edges, on threads of their own, and the command line",
                all().and()
                        .resideOutsideOfPackages(root + ".smtp..", root + ".webhook..", root + ".cli..")
                        .should()
                        .callMethodWhere(CodeCalls.of(Thread.class, "sleep")));
        return rules;
    }

    private ArchRule without(String module, DescribedPredicate<JavaClass> tool) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + module + "..")
                .should()
                .dependOnClassesThat(tool);
    }

    private ArchRule onlyIn(String module, DescribedPredicate<? super JavaClass> tool) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + "." + module + "..")
                .should()
                .dependOnClassesThat(tool);
    }

    private GivenClassesConjunction all() {
        return noClasses().that().resideInAPackage(root + "..");
    }
}
