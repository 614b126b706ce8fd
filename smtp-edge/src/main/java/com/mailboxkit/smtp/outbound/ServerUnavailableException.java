package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/// A server that takes no mail now, from anybody or from us: it is away, hangs up, or says 421. Another one may.
final class ServerUnavailableException extends MessagingException {

    private static final long serialVersionUID = 1;

    private final transient RemoteReply reply;

    ServerUnavailableException(RemoteReply reply, @Nullable Exception cause) {
        super(reply.text(), cause);
        this.reply = reply;
    }

    RemoteReply reply() {
        return reply;
    }
}
