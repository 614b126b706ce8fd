package com.mailboxkit.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageQuery.AnsweredMessage;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplyContextTest {

    private static final String SELF = "me@agent.localhost";
    private static final MessageId ID = new MessageId("01KXM8Q2ZB6V4N8C3T5R7W9Y1A");

    @Test
    void goesToReplyToBeforeFrom() {
        assertThat(to(received("ann@x.example", "team@x.example"))).containsExactly("team@x.example");
        assertThat(to(received("ann@x.example"))).containsExactly("ann@x.example");
    }

    @Test
    void passesOverWhatIsNoAddressInReplyTo() {
        assertThat(to(received("ann@x.example", "noreply"))).containsExactly("ann@x.example");
        assertThat(to(received("ann@x.example", "noreply", "team@x.example"))).containsExactly("team@x.example");
    }

    @Test
    void goesToWhoFilledInAFormThatWritesInTheNameOfTheInbox() {
        assertThat(to(received(SELF, "visitor@web.example"))).containsExactly("visitor@web.example");
    }

    @Test
    void goesToTheRecipientsOfAMessageOfOnesOwn() {
        assertThat(to(message(true, SELF, List.of("support@x.example"), "<1@x>")))
                .containsExactly("bo@x.example");
        assertThat(to(received(SELF))).containsExactly("bo@x.example");
        assertThat(to(received(SELF, SELF))).containsExactly("bo@x.example");
    }

    @Test
    void goesToNobodyWhereNobodyCanBeReached() {
        assertThat(to(received(null))).isEmpty();
        assertThat(to(received("not an address"))).isEmpty();
    }

    @Test
    void leavesOutOfAReplyToAllWhatIsNoAddressOrLeadsBack() {
        var answer = ReplyContext.to(received("ann@x.example"), SELF, true);

        assertThat(answer.cc()).extracting(Mailbox::address).containsExactly("bo@x.example", "cy@x.example");
    }

    @Test
    void staysInTheThreadOfAMessageWithoutAMessageId() {
        var answer = ReplyContext.to(message(false, "ann@x.example", List.of(), null), SELF, false);

        assertThat(answer.inReplyTo()).containsExactly(ID.rfcStandIn());
        assertThat(answer.references()).containsExactly(ID.rfcStandIn());
    }

    private static List<String> to(AnsweredMessage answered) {
        return ReplyContext.to(answered, SELF, false).to().stream()
                .map(Mailbox::address)
                .toList();
    }

    private static AnsweredMessage received(@Nullable String from, String... replyTo) {
        return message(false, from, List.of(replyTo), "<1@x.example>");
    }

    private static AnsweredMessage message(
            boolean outbound, @Nullable String from, List<String> replyTo, @Nullable String rfcMessageId) {
        var headers = new MessageHeaders(
                rfcMessageId,
                List.of(),
                List.of(),
                from == null ? null : new Mailbox(from, null),
                replyTo.stream().map(address -> new Mailbox(address, null)).toList(),
                List.of(new Mailbox("bo@x.example", null)),
                List.of(
                        new Mailbox("cy@x.example", null),
                        new Mailbox("nobody at all", null),
                        new Mailbox("Me+tag@agent.localhost", null)),
                "s",
                null);
        return new AnsweredMessage(
                ID,
                new InboxId("01KXM8Q2ZB6V4N8C3T5R7W9Y1B"),
                new OrganizationId("01KXM8Q2ZB6V4N8C3T5R7W9Y1C"),
                outbound,
                false,
                headers);
    }
}
