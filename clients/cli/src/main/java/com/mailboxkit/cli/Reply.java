package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "reply", description = "Answer a message, in its thread. The text comes from --text or standard input.")
final class Reply extends InboxVerb {

    @Parameters(paramLabel = "MESSAGE", description = "Id of the message")
    private String message = "";

    @Option(names = "--all", description = "To all who got the message")
    private boolean all;

    @Mixin
    private final Contents contents = new Contents();

    @Mixin
    private final IdempotencyOption once = new IdempotencyOption();

    @Override
    void run(Platform platform) {
        var inbox = inbox(platform);
        var reply = contents.read(terminal());
        reply.put("reply_all", all);
        var answer = platform.post(Target.of("/inboxes/{}/messages/{}/reply", inbox, message), reply, once.key());
        Send.tell(terminal(), answer, isJson());
    }
}
