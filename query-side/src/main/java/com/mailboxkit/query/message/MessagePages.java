package com.mailboxkit.query.message;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mime.MessageBodies;
import com.mailboxkit.mime.SafeHtml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/// Makes a page of what a message shows. Its HTML is cleaned as `html_safe` is, although browsers are told to run and
/// load nothing of it: either would do alone.
final class MessagePages {

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /// Bytes of all pictures that are parts of the message; further ones are not shown.
    private static final long MOST_OF_PICTURES = 8 * 1024 * 1024;

    private static final String PAGE = """
            <!doctype html>
            <html>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <base target="_blank">
            <style>body { font: 14px/1.5 system-ui, sans-serif; margin: 1rem; overflow-wrap: anywhere; background: #fff; color: #222 }
            img { max-width: 100%%; height: auto } pre { white-space: pre-wrap; font: inherit }</style>
            %s
            </html>
            """;

    private final ContentStore store;
    private final MessageBodies bodies;

    MessagePages(ContentStore store) {
        this.store = store;
        this.bodies = new MessageBodies(store);
    }

    /// Blocks while it reads.
    ///
    /// @param isRemote whether pictures from elsewhere are shown, whose servers learn of that
    String page(StoredMessage message, boolean isRemote) {
        try {
            var body = bodies.get(message.content().body());
            if (body.html() == null) {
                return PAGE.formatted(
                        "<pre>" + HtmlUtils.htmlEscape(body.text() == null ? "" : body.text()) + "</pre>");
            }
            var pictures = new Pictures(message);
            return PAGE.formatted(SafeHtml.withParts(body.html(), isRemote, pictures::dataUrl));
        } catch (NoSuchFileException erased) {
            throw Refusal.notFound("content");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Those that the HTML shows, up to so many bytes.
    private final class Pictures {

        private final StoredMessage message;
        private long left = MOST_OF_PICTURES;

        Pictures(StoredMessage message) {
            this.message = message;
        }

        Optional<String> dataUrl(String reference) {
            var contentId = decoded(reference);
            return message.content().attachments().stream()
                    .filter(part -> contentId.equals(part.contentId()) && PICTURES.contains(part.mimeType()))
                    .findFirst()
                    .filter(part -> part.content().size() <= left)
                    .map(this::dataUrl);
        }

        private String dataUrl(Attachment picture) {
            left -= picture.content().size();
            try (var bytes = store.read(picture.content())) {
                return "data:%s;base64,%s"
                        .formatted(picture.mimeType(), Base64.getEncoder().encodeToString(bytes.readAllBytes()));
            } catch (NoSuchFileException erased) {
                return "";
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /// Some programs encode what needs no encoding, others encode nothing.
        private static String decoded(String reference) {
            try {
                return UriUtils.decode(reference, "UTF-8");
            } catch (IllegalArgumentException asItIs) {
                return reference;
            }
        }
    }
}
