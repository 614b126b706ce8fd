package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.mime.content.CodeFinder;
import com.mailboxkit.mime.content.LinkFinder;
import com.mailboxkit.mime.structure.Octets;
import com.mailboxkit.mime.structure.Stop;
import com.mailboxkit.mime.structure.Structure;
import com.mailboxkit.mime.text.ReadingText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Parses received mail. No content makes it fail: what is not valid MIME is read as text, and the raw bytes
/// are stored in any case.
public final class MessageReader {

    private static final Logger log = LoggerFactory.getLogger(MessageReader.class);
    private static final MessageHeaders NO_HEADERS =
            new MessageHeaders(null, List.of(), List.of(), null, List.of(), List.of(), List.of(), "", null);

    private final ContentStore store;
    private final MimeLimits limits;
    private final MessageBodies bodies;
    private final @Nullable ParserThreads threads;

    /// Parses on the calling thread.
    public MessageReader(ContentStore store, MimeLimits limits) {
        this(store, limits, null);
    }

    /// Parses on `threads`, with a deadline for each message; after it, the message is stored unparsed and
    /// marked so.
    public MessageReader(ContentStore store, MimeLimits limits, @Nullable ParserThreads threads) {
        this.store = store;
        this.limits = limits;
        this.threads = threads;
        this.bodies = new MessageBodies(store);
    }

    /// The same with another store for raw messages and files.
    public MessageReader in(ContentStore other) {
        return new MessageReader(other, limits, threads);
    }

    /// The content of a message, its files stored but not yet its text.
    private record Read(
            MessageHeaders headers,
            List<String> authors,
            MessageBody body,
            List<Attachment> attachments,
            boolean autoSubmitted,
            boolean report) {

        static Read nothing(MessageBody body) {
            return new Read(NO_HEADERS, List.of(), body, List.of(), false, false);
        }
    }

    /// @param raw the message as received
    /// @param at when it was received
    /// @throws IOException when the store fails or all threads are busy; never because of the content of
    ///     the message
    public ParsedMessage read(ContentRef raw, Instant at) throws IOException {
        var octets = octets(raw);
        return keep(raw, threads == null ? parse(raw, octets, at) : parse(raw, octets, at, threads));
    }

    private Read parse(ContentRef raw, Octets octets, Instant at, ParserThreads threads) throws IOException {
        try {
            return threads.call(() -> parse(raw, octets, at), octets);
        } catch (TimeoutException slow) {
            log.error(
                    "Message {} of {} bytes was not parsed within the deadline and is stored unparsed",
                    raw.sha256(),
                    raw.size());
            return Read.nothing(failed(null));
        }
    }

    private Octets octets(ContentRef raw) throws IOException {
        try (var octets = store.read(raw)) {
            return Octets.of(octets);
        }
    }

    private Read parse(ContentRef raw, Octets octets, Instant at) throws IOException {
        try (var message = Structure.of(octets, limits.structure())) {
            var header = message.root().header();
            var headers = HeaderReader.read(header);
            var content = ContentReader.read(message, store, limits, at);
            return new Read(
                    headers,
                    HeaderReader.authors(header),
                    body(
                            content,
                            headers.subject(),
                            header.first("List-Unsubscribe").orElse(null)),
                    content.attachments(),
                    AutoSubmission.isClaimedBy(header),
                    message.root().mediaType().equals("multipart/report"));
        } catch (Stop stop) {
            throw stop;
        } catch (RuntimeException | StackOverflowError unreadable) {
            log.error(
                    "Message {} of {} bytes could not be parsed and is stored unparsed",
                    raw.sha256(),
                    raw.size(),
                    unreadable);
            return Read.nothing(failed(text(raw)));
        }
    }

    private ParsedMessage keep(ContentRef raw, Read read) throws IOException {
        var content = new MessageContent(raw, bodies.put(read.body()), read.attachments());
        boolean whole = !read.body().parseFailed() && read.body().attachmentsOmitted() == 0;
        return new ParsedMessage(read.headers(), read.authors(), content, whole, read.autoSubmitted(), read.report());
    }

    private static MessageBody body(ContentReader.Content content, String subject, @Nullable String listUnsubscribe) {
        var read = ReadingText.of(content.text(), content.html(), subject);
        var body = MessageBody.of(content.text(), content.html(), read).withOmitted(content.omitted());
        return body.with(
                CodeFinder.find(subject, read.text()),
                LinkFinder.find(read.text(), read.html(), listUnsubscribe),
                content.calendar());
    }

    private static MessageBody failed(@Nullable String text) {
        return new MessageBody(text, null, text == null ? "" : text, false, false, 0, List.of(), List.of(), null, true);
    }

    private String text(ContentRef raw) throws IOException {
        try (var octets = store.read(raw)) {
            return new String(octets.readNBytes(limits.maxText()), StandardCharsets.ISO_8859_1);
        }
    }
}
