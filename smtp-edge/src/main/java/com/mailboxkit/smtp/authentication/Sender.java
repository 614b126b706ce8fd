package com.mailboxkit.smtp.authentication;

import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.Mailbox;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Who says to have sent a message.
///
/// @param isOurs whether it is this platform itself, which lets nobody write in the name of another
/// @param mailFrom the reverse path, may be empty
/// @param from as it is shown; null where there is none
/// @param raw the message
public record Sender(
        InetAddress client,
        boolean isOurs,
        String helo,
        String mailFrom,
        @Nullable Mailbox from,
        ContentRef raw) {}
