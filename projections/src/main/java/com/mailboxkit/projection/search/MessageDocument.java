package com.mailboxkit.projection.search;

import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.mime.SearchText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message as indexed in Elasticsearch; `elasticsearch/messages.json` has the types. The pieces of words are
/// separated ([SearchText]). It has no mutable fields, so that a message is indexed once.
///
/// @param test from the sandbox
/// @param direction `inbound` or `outbound`
/// @param from name and address
/// @param to name and address of all recipients: to, cc and bcc
/// @param body readable text, its first 200,000 characters
/// @param attachments file names
/// @param size of the RFC 5322 bytes
public record MessageDocument(
        String id,
        String organizationId,
        String inboxId,
        boolean test,
        String direction,
        @Nullable String from,
        List<String> to,
        String subject,
        String body,
        List<String> attachments,
        boolean hasAttachment,
        long size,
        Instant createdAt) {

    private static final int MAX_BODY = 200_000;

    static MessageDocument of(MessageQueued queued, String body) {
        var headers = queued.headers();
        return new MessageDocument(
                queued.messageId().value(),
                queued.organizationId().value(),
                queued.inboxId().value(),
                queued.test(),
                "outbound",
                from(headers),
                to(headers, queued.bcc()),
                SearchText.separated(headers.subject()),
                SearchText.separated(start(body)),
                files(queued.content()),
                !queued.content().attachments().isEmpty(),
                queued.content().raw().size(),
                queued.queuedAt());
    }

    static MessageDocument of(MessageReceived received, String body) {
        var headers = received.headers();
        return new MessageDocument(
                received.messageId().value(),
                received.organizationId().value(),
                received.inboxId().value(),
                false,
                "inbound",
                from(headers),
                to(headers, List.of()),
                SearchText.separated(headers.subject()),
                SearchText.separated(start(body)),
                files(received.content()),
                !received.content().attachments().isEmpty(),
                received.content().raw().size(),
                received.receivedAt());
    }

    private static @Nullable String from(MessageHeaders headers) {
        return headers.from() == null ? null : words(headers.from());
    }

    private static List<String> to(MessageHeaders headers, List<Mailbox> bcc) {
        return Stream.of(headers.to(), headers.cc(), bcc)
                .flatMap(List::stream)
                .map(MessageDocument::words)
                .toList();
    }

    private static String words(Mailbox mailbox) {
        return SearchText.separated(
                mailbox.name() == null ? mailbox.address() : mailbox.name() + " " + mailbox.address());
    }

    private static List<String> files(MessageContent content) {
        var names = new ArrayList<String>();
        for (Attachment attachment : content.attachments()) {
            names.add(SearchText.separatedName(attachment.filename()));
        }
        return names;
    }

    private static String start(String body) {
        if (body.length() <= MAX_BODY) {
            return body;
        }
        int end = Character.isHighSurrogate(body.charAt(MAX_BODY - 1)) ? MAX_BODY - 1 : MAX_BODY;
        return body.substring(0, end);
    }
}
