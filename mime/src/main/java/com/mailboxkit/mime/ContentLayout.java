package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.Attachment;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.PreencodedMimeBodyPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Places text, HTML and files where clients expect them: parts that the HTML shows beside it
/// (`multipart/related`, RFC 2387), an invitation as an alternative of the text (RFC 6047, section 2.4) and as
/// a file too, as Gmail and Outlook do, all other files last.
final class ContentLayout {

    private static final int MAX_INVITATION = 1024 * 1024; // it is included twice

    private final ContentStore store;
    private final Draft draft;
    private final @Nullable String text;
    private final List<Attachment> shown = new ArrayList<>();
    private final List<Attachment> behind = new ArrayList<>();
    private boolean eightBit;

    /// @param text for clients that show plain text
    ContentLayout(ContentStore store, Draft draft, @Nullable String text) {
        this.store = store;
        this.draft = draft;
        this.text = text;
        for (var file : draft.attachments()) {
            (isShown(file, draft.html()) ? shown : behind).add(file);
        }
    }

    /// A related image that the HTML does not reference would not be shown at all.
    private static boolean isShown(Attachment file, @Nullable String html) {
        var id = file.contentId();
        return id != null
                && html != null
                && html.toLowerCase(Locale.ROOT).contains("cid:" + id.toLowerCase(Locale.ROOT));
    }

    void fill(MimePart message) throws MessagingException, IOException {
        if (behind.isEmpty()) {
            fillText(message);
        } else {
            var content = new MimeBodyPart();
            fillText(content);
            if (eightBit) {
                content.setHeader("Content-Transfer-Encoding", FileEncoding.EIGHT_BIT.word());
            }
            var mixed = new MimeMultipart("mixed", content);
            for (var file : behind) {
                mixed.addBodyPart(part(file));
            }
            message.setContent(mixed);
        }
        if (eightBit) {
            message.setHeader("Content-Transfer-Encoding", FileEncoding.EIGHT_BIT.word());
        }
    }

    private MimeBodyPart part(Attachment file) throws MessagingException, IOException {
        var part = FilePart.of(store, file, parameters(file));
        eightBit |= part.isEightBit();
        return part.toPart();
    }

    private Map<String, String> parameters(Attachment file) {
        var type = draft.mediaTypes().get(file.id());
        return type == null ? Map.of() : type.parameters();
    }

    private void fillText(MimePart part) throws MessagingException, IOException {
        var html = draft.html();
        var invitation = behind.stream().filter(this::isInvitation).findFirst();
        if (html == null && invitation.isEmpty()) {
            TextPart.of(text).fill(part, "plain");
            return;
        }
        var plain = new MimeBodyPart();
        TextPart.of(text).fill(plain, "plain");
        var alternative = new MimeMultipart("alternative", plain);
        if (html != null) {
            alternative.addBodyPart(shown.isEmpty() ? rich(html) : withShown(rich(html)));
        }
        if (invitation.isPresent()) {
            alternative.addBodyPart(FilePart.of(store, invitation.get(), parameters(invitation.get()))
                    .unnamed());
        }
        part.setContent(alternative);
    }

    private boolean isInvitation(Attachment file) {
        return file.mimeType().equals("text/calendar")
                && parameters(file).containsKey("method")
                && file.content().size() <= MAX_INVITATION;
    }

    private MimeBodyPart withShown(MimeBodyPart html) throws MessagingException, IOException {
        var related = new Related();
        related.addBodyPart(html);
        for (var file : shown) {
            related.addBodyPart(part(file));
        }
        var part = new MimeBodyPart();
        part.setContent(related);
        if (eightBit) {
            part.setHeader("Content-Transfer-Encoding", FileEncoding.EIGHT_BIT.word());
        }
        return part;
    }

    private MimeBodyPart rich(String html) throws MessagingException, IOException {
        var pixel = draft.pixel();
        if (pixel == null) {
            var part = new MimeBodyPart();
            TextPart.of(html).fill(part, "html");
            return part;
        }
        var part = new PreencodedMimeBodyPart("quoted-printable");
        part.setContent(pixel.into(TextPart.lines(html)), "text/html; charset=UTF-8");
        return part;
    }

    /// Its parameter `type` is required (RFC 2387, section 3.1).
    private static final class Related extends MimeMultipart {

        Related() throws MessagingException {
            super("related");
            var type = new ContentType(contentType);
            type.setParameter("type", "text/html");
            contentType = type.toString();
        }
    }
}
