package com.mailboxkit.command.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.domain.DnsCheck;
import com.mailboxkit.kernel.domain.DnsCheck.Outcome;
import com.mailboxkit.kernel.domain.DnsReport;
import com.mailboxkit.kernel.domain.DomainKey;
import com.mailboxkit.kernel.domain.MailDomainCommand.AddMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.CheckedMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.DeleteMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.RecordDnsReport;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Domains and their names together, on a real command bus and an event store in memory.
class MailDomainsTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String NAME = "example.com";
    private static final OrganizationId OWNER = new OrganizationId("01KHXCQ5GVA8SQN2HJX6B9Z4A1");
    private static final OrganizationId OTHER = new OrganizationId("01KHXCQ5GVA8SQN2HJX6B9Z4A2");
    private static final MailDomainId DOMAIN = new MailDomainId("01KHXCQ5GVA8SQN2HJX6B9Z4D1");
    private static final MailDomainId OTHERS_DOMAIN = new MailDomainId("01KHXCQ5GVA8SQN2HJX6B9Z4D2");

    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
            .configureAggregate(MailDomain.class)
            .configureAggregate(DomainName.class)
            .registerCommandHandler(configuration -> new MailDomainCommandHandler(
                    configuration.repository(MailDomain.class),
                    configuration.repository(DomainName.class),
                    new AggregateStreams(configuration.eventStore())))
            .start();

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void carriesNoAddressBeforeItIsVerified() {
        add(DOMAIN, OWNER);

        assertRefused(ProblemCode.DOMAIN_NOT_VERIFIED, () -> check("support@example.com", OWNER));
    }

    @Test
    void carriesAddressesOnceMxSpfAndDkimAreRight() {
        add(DOMAIN, OWNER);

        var checked = record(DOMAIN, OWNER, Outcome.MATCHES, NOW);

        assertThat(checked.verifiedAt()).isEqualTo(NOW);
        assertThatCode(() -> check("support@Example.COM", OWNER)).doesNotThrowAnyException();
        assertRefused(ProblemCode.DOMAIN_NOT_VERIFIED, () -> check("support@example.com", OTHER));
        assertRefused(ProblemCode.DOMAIN_NOT_VERIFIED, () -> check("support@mail.example.com", OWNER));
    }

    @Test
    void neverWantsDmarc() {
        add(DOMAIN, OWNER);

        var right = new DnsCheck(Outcome.MATCHES, List.of(), null);
        var missing = new DnsCheck(Outcome.MISSING, List.of(), "There is none.");
        var checked = record(DOMAIN, OWNER, new DnsReport(right, right, right, missing, NOW));

        assertThat(checked.verifiedAt()).isEqualTo(NOW);
        assertThat(checked.standing().dmarc()).isFalse();
    }

    @Test
    void isNotVerifiedAnyMoreOnceDnsSaysOtherwise() {
        add(DOMAIN, OWNER);
        record(DOMAIN, OWNER, Outcome.MATCHES, NOW);

        var checked = record(DOMAIN, OWNER, Outcome.DIFFERENT, LATER);

        assertThat(checked.verifiedAt()).isNull();
        assertRefused(ProblemCode.DOMAIN_NOT_VERIFIED, () -> check("support@example.com", OWNER));
    }

    @Test
    void staysWhatItIsWhileDnsDoesNotAnswer() {
        add(DOMAIN, OWNER);
        assertThat(record(DOMAIN, OWNER, Outcome.UNKNOWN, NOW).verifiedAt()).isNull();
        record(DOMAIN, OWNER, Outcome.MATCHES, NOW);

        var checked = record(DOMAIN, OWNER, Outcome.UNKNOWN, LATER);

        assertThat(checked.verifiedAt()).isEqualTo(NOW);
    }

    @Test
    void belongsToOneOrganizationOnceVerified() {
        add(DOMAIN, OWNER);
        add(OTHERS_DOMAIN, OTHER);
        record(DOMAIN, OWNER, Outcome.MATCHES, NOW);

        var refused = record(OTHERS_DOMAIN, OTHER, Outcome.MATCHES, LATER);
        assertThat(refused.taken()).isTrue();
        assertThat(refused.verifiedAt()).isNull();

        record(DOMAIN, OWNER, Outcome.MISSING, LATER);
        var moved = record(OTHERS_DOMAIN, OTHER, Outcome.MATCHES, LATER);
        assertThat(moved.taken()).isFalse();
        assertThat(moved.verifiedAt()).isEqualTo(LATER);
        assertThatCode(() -> check("support@example.com", OTHER)).doesNotThrowAnyException();
    }

    @Test
    void isFreeOnceItsHolderDeletedIt() {
        add(DOMAIN, OWNER);
        record(DOMAIN, OWNER, Outcome.MATCHES, NOW);

        axon.commandGateway().sendAndWait(new DeleteMailDomain(DOMAIN, OWNER, LATER));

        assertRefused(ProblemCode.DOMAIN_NOT_VERIFIED, () -> check("support@example.com", OWNER));
        assertRefused(ProblemCode.NOT_FOUND, () -> record(DOMAIN, OWNER, Outcome.MATCHES, LATER));
        add(new MailDomainId("01KHXCQ5GVA8SQN2HJX6B9Z4D3"), OWNER);
    }

    @Test
    void isAddedOnceByOneOrganization() {
        add(DOMAIN, OWNER);

        add(DOMAIN, OWNER); // the same command may come twice
        assertRefused(ProblemCode.CONFLICT, () -> add(OTHERS_DOMAIN, OWNER));
    }

    @Test
    void isNobodyElsesBusiness() {
        add(DOMAIN, OWNER);

        assertRefused(ProblemCode.ACCESS_DENIED, () -> record(DOMAIN, OTHER, Outcome.MATCHES, NOW));
        assertRefused(
                ProblemCode.ACCESS_DENIED,
                () -> axon.commandGateway().sendAndWait(new DeleteMailDomain(DOMAIN, OTHER, NOW)));
    }

    private void add(MailDomainId id, OrganizationId organization) {
        axon.commandGateway()
                .sendAndWait(new AddMailDomain(id, organization, NAME, new DomainKey("default", "p", "s"), NOW));
    }

    private CheckedMailDomain record(MailDomainId id, OrganizationId organization, Outcome outcome, Instant at) {
        var check = new DnsCheck(outcome, List.of(), null);
        return record(id, organization, new DnsReport(check, check, check, check, at));
    }

    private CheckedMailDomain record(MailDomainId id, OrganizationId organization, DnsReport report) {
        return axon.commandGateway().sendAndWait(new RecordDnsReport(id, organization, report));
    }

    /// As a handler does, within a unit of work.
    private void check(String email, OrganizationId organization) {
        var failure = new AtomicReference<RuntimeException>();
        DefaultUnitOfWork.startAndGet(null).execute(() -> {
            try {
                DomainFixtures.names(axon).check(email, organization);
            } catch (RuntimeException refused) {
                failure.set(refused);
            }
        });
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable attempt) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(attempt)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
