package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.mime.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a reply takes over from the message it answers (RFC 5322, section 3.6.4).
///
/// @param references ids of the conversation, oldest first, ending with the answered message
record Answer(List<Mailbox> to, List<Mailbox> cc, String subject, List<String> inReplyTo, List<String> references) {

    private static final Pattern ALREADY_REPLY = Pattern.compile("(?i)^\\s*re\\s*(\\[\\d+])?\\s*:.*");
    private static final int MAX_REFERENCES = 100;

    /// A reply to one's own message goes to its recipients again.
    ///
    /// @param self the address of the inbox that answers; it does not write to itself because it was a recipient
    static Answer to(MessageHeaders original, String self, boolean replyAll) {
        boolean ownMessage = original.from() != null && same(original.from().address(), self);
        var to = ownMessage ? original.to() : sender(original);
        var cc = new ArrayList<Mailbox>();
        if (replyAll) {
            if (!ownMessage) {
                cc.addAll(original.to());
            }
            cc.addAll(original.cc());
        }
        return new Answer(
                to,
                without(cc, to, self),
                subject(original.subject()),
                original.rfcMessageId() == null ? List.of() : List.of(original.rfcMessageId()),
                references(original));
    }

    private static List<Mailbox> sender(MessageHeaders original) {
        if (!original.replyTo().isEmpty()) {
            return original.replyTo();
        }
        return original.from() == null ? List.of() : List.of(original.from());
    }

    private static List<Mailbox> without(List<Mailbox> others, List<Mailbox> to, String self) {
        Map<String, Mailbox> kept = new LinkedHashMap<>();
        others.forEach(mailbox -> kept.putIfAbsent(Addresses.normalise(mailbox.address()), mailbox));
        to.forEach(mailbox -> kept.remove(Addresses.normalise(mailbox.address())));
        kept.remove(Addresses.normalise(self));
        return List.copyOf(kept.values());
    }

    private static String subject(String original) {
        return ALREADY_REPLY.matcher(original).matches() ? original : ("Re: " + original).stripTrailing();
    }

    private static List<String> references(MessageHeaders original) {
        var references = new ArrayList<>(
                original.references().isEmpty() && original.inReplyTo().size() == 1
                        ? original.inReplyTo()
                        : original.references());
        if (original.rfcMessageId() != null) {
            references.remove(original.rfcMessageId());
            references.add(original.rfcMessageId());
        }
        int surplus = references.size() - MAX_REFERENCES;
        if (surplus > 0) {
            references.subList(1, 1 + surplus).clear(); // the first names the conversation, the last ones its end
        }
        return references;
    }

    private static boolean same(String one, String other) {
        return Addresses.normalise(one).equals(Addresses.normalise(other));
    }
}
