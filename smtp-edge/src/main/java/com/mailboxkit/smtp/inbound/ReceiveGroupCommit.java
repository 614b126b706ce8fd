package com.mailboxkit.smtp.inbound;

import com.mailboxkit.kernel.RequestBatcher;
import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import com.mailboxkit.kernel.message.ReceiveMessages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;

/// Group commit for mail that comes: while one unit of work is stored, the messages of other sessions wait and share
/// the next one. Of a group that fails each message is stored by itself, since one may be the cause.
final class ReceiveGroupCommit {

    private static final int TOGETHER = 100;

    private final CommandGateway commands;
    private final Executor workers = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestBatcher<ReceiveMessage, ReceiveMessage> groups =
            new RequestBatcher<>(TOGETHER, group -> CompletableFuture.supplyAsync(() -> store(group), workers));

    ReceiveGroupCommit(CommandGateway commands) {
        this.commands = commands;
    }

    /// Completes when the message is durable, or exceptionally when it could not be stored.
    CompletableFuture<ReceiveMessage> store(ReceiveMessage message) {
        return groups.add(message)
                .exceptionallyAsync(failed -> store(List.of(message.repeated())).getFirst(), workers);
    }

    private List<ReceiveMessage> store(List<ReceiveMessage> group) {
        commands.sendAndWait(new ReceiveMessages(group));
        return group;
    }
}
