package com.mailboxkit.command.inbox;

import static com.mailboxkit.command.Refusals.refusal;
import static com.mailboxkit.command.inbox.InboxFixtures.CLAIMED;
import static com.mailboxkit.command.inbox.InboxFixtures.EMAIL;
import static com.mailboxkit.command.inbox.InboxFixtures.INBOX;
import static com.mailboxkit.command.inbox.InboxFixtures.LATER;
import static com.mailboxkit.command.inbox.InboxFixtures.NOW;
import static com.mailboxkit.command.inbox.InboxFixtures.OTHER_INBOX;
import static com.mailboxkit.command.inbox.InboxFixtures.OWNER;
import static com.mailboxkit.command.inbox.InboxFixtures.RELEASED;
import static com.mailboxkit.command.inbox.InboxFixtures.STRANGER;

import com.mailboxkit.kernel.inbox.AddressEvent.AddressClaimed;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressTest {

    private final AggregateTestFixture<Address> address = new AggregateTestFixture<>(Address.class);

    record Claim(InboxId inboxId, OrganizationId organizationId, Instant at) {}

    record Release() {}

    /// As the handler of inboxes does it: the stream may begin with the claim.
    record Register(Repository<Address> addresses) {

        @CommandHandler
        void handle(Claim claim) throws Exception {
            addresses
                    .loadOrCreate(Address.idOf(EMAIL), () -> new Address(EMAIL))
                    .execute(it -> it.claim(EMAIL, claim.inboxId(), claim.organizationId(), claim.at()));
        }

        @CommandHandler
        void handle(Release release) {
            addresses.load(Address.idOf(EMAIL)).execute(it -> it.release(LATER));
        }
    }

    @BeforeEach
    void open() {
        address.registerAnnotatedCommandHandler(new Register(address.getRepository()));
    }

    @Test
    void isClaimedByWhoComesFirst() {
        address.givenNoPriorActivity().when(new Claim(INBOX, OWNER, NOW)).expectEvents(CLAIMED);
    }

    @Test
    void isNotClaimedTwiceEvenByItsOwner() {
        address.given(CLAIMED)
                .when(new Claim(OTHER_INBOX, OWNER, LATER))
                .expectException(refusal(ProblemCode.EMAIL_TAKEN))
                .expectNoEvents();
    }

    @Test
    void isReleasedWithItsInbox() {
        address.given(CLAIMED).when(new Release()).expectEvents(RELEASED);
    }

    @Test
    void isReleasedOnlyOnce() {
        address.given(CLAIMED, RELEASED).when(new Release()).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void canBeClaimedAgainByWhoHadIt() {
        address.given(CLAIMED, RELEASED)
                .when(new Claim(OTHER_INBOX, OWNER, LATER))
                .expectEvents(new AddressClaimed(EMAIL, OTHER_INBOX, OWNER, LATER));
    }

    @Test
    void isNeverHandedToAnotherOrganization() {
        address.given(CLAIMED, RELEASED)
                .when(new Claim(OTHER_INBOX, STRANGER, LATER))
                .expectException(refusal(ProblemCode.EMAIL_TAKEN))
                .expectNoEvents();
    }
}
