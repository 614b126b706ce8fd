package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageQuery.AnsweredMessage;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.Subaddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a reply takes over from the message it answers (RFC 5322, section 3.6.4).
///
/// @param references ids of the conversation, oldest first, ending with the answered message
record ReplyContext(
        List<Mailbox> to, List<Mailbox> cc, String subject, List<String> inReplyTo, List<String> references) {

    private static final Pattern ALREADY_REPLY = Pattern.compile("(?i)^\\s*+re\\s*+(?:\\[\\d++])?\\s*+:.*");
    private static final int MAX_REFERENCES = 100;

    /// A reply to a message that left this inbox goes to its recipients again, and so does one to a copy of it
    /// that came back.
    ///
    /// @param self the address of the inbox that answers; it does not write to itself because it was a recipient
    static ReplyContext to(AnsweredMessage answered, String self, boolean replyAll) {
        var original = answered.headers();
        var from = original.from();
        var replyTo = others(reachable(original.replyTo()), self);
        boolean isOwn = answered.outbound() || replyTo.isEmpty() && from != null && leadsTo(self, from.address());
        var to = reachable(isOwn ? original.to() : sender(original, replyTo));
        var cc = new ArrayList<Mailbox>();
        if (replyAll) {
            if (!isOwn) {
                cc.addAll(original.to());
            }
            cc.addAll(original.cc());
        }
        return new ReplyContext(
                to,
                without(reachable(cc), to, self),
                subject(original.subject()),
                List.of(rfcMessageId(answered)),
                references(answered));
    }

    private static String rfcMessageId(AnsweredMessage answered) {
        var id = answered.headers().rfcMessageId();
        return id == null ? answered.messageId().rfcStandIn() : id;
    }

    /// Whom Reply-To names, or else who wrote it. Forms on web sites write in the name of the inbox, and name in
    /// Reply-To who filled them in.
    private static List<Mailbox> sender(MessageHeaders original, List<Mailbox> replyTo) {
        if (!replyTo.isEmpty()) {
            return replyTo;
        }
        return original.from() == null ? List.of() : List.of(original.from());
    }

    private static List<Mailbox> others(List<Mailbox> mailboxes, String self) {
        return mailboxes.stream().allMatch(mailbox -> leadsTo(self, mailbox.address())) ? List.of() : mailboxes;
    }

    /// Strangers name what is no address; the others are answered all the same.
    private static List<Mailbox> reachable(List<Mailbox> mailboxes) {
        return mailboxes.stream()
                .filter(mailbox -> isAddress(mailbox.address()))
                .toList();
    }

    private static boolean isAddress(String text) {
        return Addresses.parse(text).filter(it -> it.address().equals(text)).isPresent();
    }

    private static List<Mailbox> without(List<Mailbox> others, List<Mailbox> to, String self) {
        Map<String, Mailbox> kept = new LinkedHashMap<>();
        others.forEach(mailbox -> kept.putIfAbsent(Addresses.normalise(mailbox.address()), mailbox));
        to.forEach(mailbox -> kept.remove(Addresses.normalise(mailbox.address())));
        kept.values().removeIf(mailbox -> leadsTo(self, mailbox.address()));
        return List.copyOf(kept.values());
    }

    private static String subject(String original) {
        return ALREADY_REPLY.matcher(original).matches() ? original : ("Re: " + original).stripTrailing();
    }

    private static List<String> references(AnsweredMessage answered) {
        var original = answered.headers();
        var id = rfcMessageId(answered);
        var references = new ArrayList<>(
                original.references().isEmpty() && original.inReplyTo().size() == 1
                        ? original.inReplyTo()
                        : original.references());
        references.remove(id);
        references.add(id);
        int surplus = references.size() - MAX_REFERENCES;
        if (surplus > 0) {
            references.subList(1, 1 + surplus).clear(); // the first names the conversation, the last ones its end
        }
        return references;
    }

    /// Also by a subaddress of it.
    private static boolean leadsTo(String self, String address) {
        return Subaddress.candidates(address).contains(Addresses.key(self));
    }
}
