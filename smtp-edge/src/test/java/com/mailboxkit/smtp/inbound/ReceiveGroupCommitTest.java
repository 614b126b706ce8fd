package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.Authentication;
import com.mailboxkit.kernel.message.MessageCommand.Envelope;
import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.ReceiveMessages;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReceiveGroupCommitTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ContentRef CONTENT = new ContentRef("00", 1);

    private final List<List<String>> groups = new CopyOnWriteArrayList<>();
    private final List<ReceiveMessage> stored = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstIsUnderWay = new CountDownLatch(1);
    private final CountDownLatch othersWait = new CountDownLatch(1);
    private final ReceiveGroupCommit commit = new ReceiveGroupCommit(
            DefaultCommandGateway.builder().commandBus(commands()).build());

    @Test
    void storesTogetherWhatComesWhileOthersAreStored() throws InterruptedException {
        var first = commit.store(message("first"));
        firstIsUnderWay.await();
        var second = commit.store(message("second"));
        var third = commit.store(message("third"));
        othersWait.countDown();

        assertThat(first).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(second).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(third).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(groups).containsExactly(List.of("first"), List.of("second", "third"));
    }

    @Test
    void keepsABadMessageFromTakingTheOthersDown() throws InterruptedException {
        var first = commit.store(message("first"));
        firstIsUnderWay.await();
        var bad = commit.store(message("bad"));
        var good = commit.store(message("good"));
        othersWait.countDown();

        assertThat(first).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(good).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(bad).failsWithin(10, TimeUnit.SECONDS);
        assertThat(stored)
                .extracting(message -> message.messageId().value(), ReceiveMessage::again)
                .containsExactlyInAnyOrder(tuple("first", false), tuple("good", true));
    }

    @SuppressWarnings("resource")
    private SimpleCommandBus commands() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(ReceiveMessages.class.getName(), command -> {
            var group = ((ReceiveMessages) command.getPayload()).messages();
            groups.add(
                    group.stream().map(message -> message.messageId().value()).toList());
            firstIsUnderWay.countDown();
            othersWait.await();
            if (group.stream().anyMatch(message -> message.messageId().value().equals("bad"))) {
                throw new IllegalStateException("This one cannot be stored");
            }
            stored.addAll(group);
            return null;
        });
        return bus;
    }

    private static ReceiveMessage message(String id) {
        return new ReceiveMessage(
                new MessageId(id),
                false,
                new OrganizationId("org"),
                new InboxId("inbox"),
                new Envelope("bob@example.com", "ann@agent.test", null, "192.0.2.1"),
                new MessageHeaders(null, List.of(), List.of(), null, List.of(), List.of(), List.of(), "Hi", null),
                new MessageContent(CONTENT, CONTENT, List.of()),
                new Authentication("none", "none", "none", "none", ""),
                false,
                NOW);
    }
}
