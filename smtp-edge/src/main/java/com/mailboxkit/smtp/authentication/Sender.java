package com.mailboxkit.smtp.authentication;

import com.mailboxkit.kernel.content.ContentRef;
import java.net.InetAddress;
import java.util.List;

/// Who says to have sent a message.
///
/// @param isOurs whether it is this platform itself, which lets nobody write in the name of another
/// @param mailFrom the reverse path, may be empty
/// @param authors the addresses of all who could be shown as its author
/// @param raw the message
public record Sender(
        InetAddress client, boolean isOurs, String helo, String mailFrom, List<String> authors, ContentRef raw) {

    public Sender {
        authors = List.copyOf(authors);
    }
}
