package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.mime.structure.Octets;
import com.mailboxkit.mime.structure.Stop;
import com.mailboxkit.mime.structure.Structure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads whatever came as mail. No content makes it fail: what cannot be read as MIME is read as text, and the raw
/// bytes are kept in any case.
public final class MessageReader {

    private static final Logger log = LoggerFactory.getLogger(MessageReader.class);
    private static final MessageHeaders NO_HEADERS =
            new MessageHeaders(null, List.of(), List.of(), null, List.of(), List.of(), List.of(), "", null);

    private final ContentStore store;
    private final MimeLimits limits;
    private final MessageBodies bodies;

    public MessageReader(ContentStore store, MimeLimits limits) {
        this.store = store;
        this.limits = limits;
        this.bodies = new MessageBodies(store);
    }

    /// Reads on the thread that calls, which may be interrupted.
    ///
    /// @param raw the message as it came
    /// @param at when it came
    /// @throws IOException when the store fails; never because of what the message holds
    /// @throws Stop where the thread was interrupted
    public ParsedMessage read(ContentRef raw, Instant at) throws IOException {
        try (var message = Structure.of(octets(raw), limits.structure())) {
            return parsed(raw, message, at);
        } catch (Stop stop) {
            throw stop;
        } catch (RuntimeException | StackOverflowError unreadable) {
            log.warn(
                    "A message of {} bytes could not be read and is kept as text: {}",
                    raw.size(),
                    raw.sha256(),
                    unreadable);
            return asText(raw);
        }
    }

    private Octets octets(ContentRef raw) throws IOException {
        try (var octets = store.read(raw)) {
            return Octets.of(octets);
        }
    }

    private ParsedMessage parsed(ContentRef raw, Structure message, Instant at) throws IOException {
        var header = message.root().header();
        var content = ContentReader.read(message, store, limits, at);
        return new ParsedMessage(
                HeaderReader.read(header),
                HeaderReader.authors(header),
                new MessageContent(raw, bodies.put(body(content)), content.attachments()),
                AutoSubmission.isClaimedBy(header),
                message.root().mediaType().equals("multipart/report"));
    }

    private static MessageBody body(ContentReader.Content content) {
        return new MessageBody(
                content.text(),
                content.html(),
                ReplyText.of(content.text(), content.html()),
                false,
                false,
                content.omitted(),
                List.of(),
                List.of(),
                null,
                false);
    }

    private ParsedMessage asText(ContentRef raw) throws IOException {
        try (var bytes = store.read(raw)) {
            var text = new String(bytes.readNBytes(limits.maxText()), StandardCharsets.ISO_8859_1);
            return unread(raw, text);
        }
    }

    /// A message that was not read: neither header nor text, but marked, and kept as it came.
    ///
    /// @throws IOException when the store fails
    public ParsedMessage unread(ContentRef raw) throws IOException {
        return unread(raw, null);
    }

    private ParsedMessage unread(ContentRef raw, @Nullable String text) throws IOException {
        var body = new MessageBody(
                text, null, text == null ? "" : text, false, false, 0, List.of(), List.of(), null, true);
        return new ParsedMessage(NO_HEADERS, new MessageContent(raw, bodies.put(body), List.of()));
    }
}
