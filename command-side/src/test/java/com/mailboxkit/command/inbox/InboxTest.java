package com.mailboxkit.command.inbox;

import static com.mailboxkit.command.Refusals.refusal;
import static com.mailboxkit.command.inbox.InboxFixtures.CREATED;
import static com.mailboxkit.command.inbox.InboxFixtures.DELETED;
import static com.mailboxkit.command.inbox.InboxFixtures.EMAIL;
import static com.mailboxkit.command.inbox.InboxFixtures.INBOX;
import static com.mailboxkit.command.inbox.InboxFixtures.LATER;
import static com.mailboxkit.command.inbox.InboxFixtures.NOW;
import static com.mailboxkit.command.inbox.InboxFixtures.OWNER;
import static com.mailboxkit.command.inbox.InboxFixtures.STRANGER;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final AggregateTestFixture<Inbox> inbox = new AggregateTestFixture<>(Inbox.class);

    record Make(@TargetAggregateIdentifier InboxId inboxId) {}

    record Use(@TargetAggregateIdentifier InboxId inboxId, OrganizationId caller) {}

    record Delete(@TargetAggregateIdentifier InboxId inboxId, OrganizationId caller) {}

    /// The inbox without its address, which `InboxCommandHandlerTest` adds.
    record Desk(Repository<Inbox> inboxes) {

        @CommandHandler
        void handle(Make make) throws Exception {
            inboxes.newInstance(() -> new Inbox(make.inboxId(), OWNER, "Support", EMAIL, NOW));
        }

        @CommandHandler
        void handle(Use use) {
            inboxes.load(use.inboxId().value()).execute(it -> it.usedBy(use.caller()));
        }

        @CommandHandler
        String handle(Delete delete) {
            return inboxes.load(delete.inboxId().value()).invoke(it -> it.delete(delete.caller(), LATER));
        }
    }

    @BeforeEach
    void open() {
        inbox.registerAnnotatedCommandHandler(new Desk(inbox.getRepository()));
    }

    private TestExecutor<Inbox> existing() {
        return inbox.given(CREATED);
    }

    @Test
    void beginsWithItsAddress() {
        inbox.givenNoPriorActivity().when(new Make(INBOX)).expectEvents(CREATED);
    }

    @Test
    void servesItsOwner() {
        existing()
                .when(new Use(INBOX, OWNER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void servesNobodyElse() {
        existing()
                .when(new Use(INBOX, STRANGER))
                .expectException(refusal(ProblemCode.ACCESS_DENIED))
                .expectNoEvents();
    }

    @Test
    void tellsWhichAddressIsFreeWhenDeleted() {
        existing().when(new Delete(INBOX, OWNER)).expectEvents(DELETED).expectResultMessagePayload(EMAIL);
    }

    @Test
    void isNotDeletedByAStranger() {
        existing()
                .when(new Delete(INBOX, STRANGER))
                .expectException(refusal(ProblemCode.ACCESS_DENIED))
                .expectNoEvents();
    }

    @Test
    void isGoneForAllOnceDeleted() {
        inbox.given(CREATED, DELETED)
                .when(new Use(INBOX, OWNER))
                .expectException(refusal(ProblemCode.NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void saysNothingOfADeletedInboxToAStranger() {
        inbox.given(CREATED, DELETED).when(new Use(INBOX, STRANGER)).expectException(refusal(ProblemCode.NOT_FOUND));
    }

    @Test
    void isDeletedOnlyOnce() {
        inbox.given(CREATED, DELETED)
                .when(new Delete(INBOX, OWNER))
                .expectException(refusal(ProblemCode.NOT_FOUND))
                .expectNoEvents();
    }
}
