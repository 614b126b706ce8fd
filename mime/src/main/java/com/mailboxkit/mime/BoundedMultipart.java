package com.mailboxkit.mime;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A multipart that is taken apart as far as the limits go. Angus makes all parts, each with a buffer, before it tells
/// how many there are.
final class BoundedMultipart extends MimeMultipart {

    private static final int MAX_BOUNDARY = 256; // RFC 2046 allows 70; a long one is compared at each octet of the body
    private static final int MAX_PREAMBLE = 64 * 1024;

    private final int maxParts;
    private final HeaderBudget headers;
    private int parts;

    /// @param source of a part that says to be a multipart
    BoundedMultipart(DataSource source, int maxParts, HeaderBudget headers) throws MessagingException {
        super(source);
        this.maxParts = maxParts;
        this.headers = headers;
    }

    /// What lies beyond the limits is as if it were not there.
    private static final class Enough extends MessagingException {

        private static final long serialVersionUID = 1;
    }

    @Override
    protected synchronized void parse() throws MessagingException {
        if (parsed) {
            return;
        }
        try {
            if (hasBoundary()) {
                super.parse();
            }
        } catch (Enough limitReached) {
            complete = false;
        } catch (IOException unreadable) {
            throw new MessagingException("A multipart cannot be read", unreadable);
        }
        parsed = true;
    }

    /// Looks for one where none is named, as Angus does, which would take a line of any length.
    private boolean hasBoundary() throws MessagingException, IOException {
        var type = new ContentType(contentType);
        var named = type.getParameter("boundary");
        if (named != null) {
            if (named.length() > MAX_BOUNDARY) {
                throw new MessagingException("No boundary has " + named.length() + " characters");
            }
            return true;
        }
        var found = firstBoundary();
        if (found.isPresent()) {
            type.setParameter("boundary", found.get());
            contentType = type.toString();
        }
        return found.isPresent();
    }

    private Optional<String> firstBoundary() throws IOException {
        try (var body = ds.getInputStream()) {
            return new String(body.readNBytes(MAX_PREAMBLE), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(String::stripTrailing)
                    .filter(line -> line.startsWith("--") && !line.equals("--") && !line.matches("-{5,}"))
                    .map(line -> line.substring(2))
                    .filter(boundary -> boundary.length() <= MAX_BOUNDARY)
                    .findFirst();
        }
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream part) throws MessagingException {
        admit(part);
        return super.createMimeBodyPart(part);
    }

    /// Of a multipart that is encoded, and therefore in memory.
    @Override
    protected InternetHeaders createInternetHeaders(InputStream part) throws MessagingException {
        admit(part);
        return super.createInternetHeaders(part);
    }

    private void admit(InputStream part) throws MessagingException {
        try {
            if (++parts > maxParts || !headers.admits(part)) {
                throw new Enough();
            }
        } catch (IOException unreadable) {
            throw new MessagingException("The header of a part cannot be read", unreadable);
        }
    }
}
