package com.mailboxkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.Ulid;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// How events, aggregates and controllers are written.
final class ConventionRules {

    private static final DescribedPredicate<JavaMethodCall> BLOCKING = CodeCalls.of(Mono.class, "block")
            .or(CodeCalls.of(Flux.class, "blockFirst", "blockLast", "toIterable", "toStream"))
            .or(CodeCalls.of(CompletableFuture.class, "join"))
            .or(CodeCalls.of(Future.class, "get"))
            .or(CodeCalls.of(CommandGateway.class, "sendAndWait"));

    private static final DescribedPredicate<JavaMethodCall> TIME = CodeCalls.of(Instant.class, "now")
            .or(CodeCalls.of(Clock.class, "instant", "millis", "systemUTC"))
            .or(CodeCalls.of(System.class, "currentTimeMillis", "nanoTime"));

    private static final DescribedPredicate<JavaMethodCall> NEW_IDS = CodeCalls.of(UUID.class, "randomUUID")
            .or(CodeCalls.of(Ulid.class, "at"))
            .or(describe(
                    "a new id",
                    call -> call.getTarget().getName().equals("at")
                            && call.getTarget().getOwner().getSimpleName().endsWith("Id")));

    private static final DescribedPredicate<JavaMethodCall> TIME_OR_CHANCE = TIME.or(NEW_IDS)
            .or(describe(
                    "a source of chance", call -> call.getTarget().getOwner().isAssignableTo(RandomGenerator.class)));

    /// Names that types had before they got those of RFCs, Axon, PostgreSQL and the literature on resilience.
    private static final Set<String> DIALECT = Set.of(
            ("Admission Allowance Arrivals Batches Bell Bells BrokenOff Care Carrier Chance ClaimCall ClaimDelivery Claims"
                            + " Commands Connections CountedKeys DatabaseCopies DeadlineWatch DeadlineWrites Doorkeeper Failures"
                            + " Filing FilledSlot FreshChance Gathering HangUp Happening KeyDesk KeyUse Lane Lanes Leftover"
                            + " Letters LimitedSockets Manners NamedTls Names Needs NodeBells Nowhere Obstacle Once OneSocket"
                            + " Outgoing OwnSockets Pace Paces PathLine Plain ReceiptHandler Received Reception Refuses"
                            + " ReportDesk ReportedMail Routes SagaBatch SagaWrites SeededChance SendGate SendGroups Senders"
                            + " Shapes Shown Standing Streams Surroundings Takes Texts TransactionWrites Turn UnconnectedSockets"
                            + " UnreadEvents WatchedSocket Way WebhookTellingController")
                    .split(" "));

    private final String root;

    ConventionRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("events are records", events().should().beRecords());
        rules.put("events carry their revision", events().should().beAnnotatedWith(Revision.class));
        rules.put(
                "commands are records",
                classes()
                        .that()
                        .resideInAPackage(root + ".kernel..")
                        .and(describe("are commands", ConventionRules::isCommand))
                        .should()
                        .beRecords());
        rules.put(
                "aggregates take time and chance from the command",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".command..")
                        .and()
                        .areAnnotatedWith(Aggregate.class)
                        .should()
                        .callMethodWhere(TIME_OR_CHANCE));
        rules.put(
                "command-side takes time and chance from the request",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".command..")
                        .should()
                        .callMethodWhere(TIME.or(NEW_IDS))
                        .orShould()
                        .callConstructorWhere(describe(
                                "makes a source of chance",
                                call -> call.getTarget().getOwner().isAssignableTo(RandomGenerator.class))));
        rules.put(
                "controllers answer with views",
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(root + "..")
                        .and()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(RestController.class)
                        .and()
                        .areMetaAnnotatedWith(RequestMapping.class)
                        .should(answerWithViews()));
        rules.put(
                "controllers and filters do not block",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .and(describe(
                                "are controllers or filters",
                                it -> it.isAnnotatedWith(RestController.class) || it.isAssignableTo(WebFilter.class)))
                        .should()
                        .callMethodWhere(BLOCKING));
        rules.put(
                "packages are named after features",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .should()
                        .resideInAnyPackage(
                                root + "..service..",
                                root + "..impl..",
                                root + "..dto..",
                                root + "..util..",
                                root + "..mapper.."));
        rules.put(
                "types have the names of the field",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .should(be(describe("of a private dialect", type -> DIALECT.contains(type.getSimpleName())))));
        rules.put(
                "packages are null-marked",
                classes().that().resideInAPackage(root + "..").should(lieInANullMarkedPackage()));
        return rules;
    }

    private GivenClassesConjunction events() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .implement(DomainEvent.class)
                .and()
                .areNotInterfaces();
    }

    private static boolean isCommand(JavaClass type) {
        return !type.isInterface()
                && type.getAllRawInterfaces().stream()
                        .anyMatch(it -> it.getSimpleName().endsWith("Command"));
    }

    private static ArchCondition<JavaMethod> answerWithViews() {
        return new ArchCondition<>("answer with views, not with events or aggregates") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getReturnType().getAllInvolvedRawTypes().stream()
                        .filter(type -> type.isAssignableTo(DomainEvent.class)
                                || type.isAnnotatedWith(Aggregate.class)
                                || isCommand(type))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " answers with " + type.getName())));
            }
        };
    }

    private static ArchCondition<JavaClass> lieInANullMarkedPackage() {
        return new ArchCondition<>("lie in a package that is null-marked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " lies in a package without @NullMarked"));
                }
            }
        };
    }
}
