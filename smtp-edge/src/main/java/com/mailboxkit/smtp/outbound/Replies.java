package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.smtp.outbound.Destination.Server;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes what a server said fit to be kept and shown.
final class Replies {

    private static final Pattern ENHANCED = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);
    private static final int MAX_TEXT = 1_000;

    private Replies() {}

    /// @param code 0 or less where there was none
    /// @param words as they came, with or without the code before them
    static RemoteReply of(Server server, int code, @Nullable String words) {
        String text = clean(words).replaceFirst("^\\d{3}[ -]", "");
        var matcher = ENHANCED.matcher(text);
        return new RemoteReply(server.host(), Math.max(code, 0), matcher.matches() ? matcher.group(1) : null, text);
    }

    /// Where there was no reply, or one that does not say what it is about (RFC 3463).
    ///
    /// @param status what it is about
    static RemoteReply of(Server server, int code, String status, @Nullable String words) {
        var reply = of(server, code, words);
        return reply.enhancedStatus() == null
                ? new RemoteReply(reply.host(), reply.code(), status, reply.text())
                : reply;
    }

    private static String clean(@Nullable String words) {
        String text = words == null
                ? "no reason given"
                : words.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
