package com.mailboxkit.mime.structure;

import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.header.ParameterizedValue;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// A part of a message (RFC 2045, section 2.4), or the message itself: where its body lies in the octets, not a copy.
///
/// @param type Content-Type; its value is a media type in any case
/// @param encoding how the body is encoded
/// @param start where the body begins
/// @param end where it ends: the line break before a delimiter belongs to the delimiter
/// @param isMultipart whether it was taken apart; what says to be a multipart and has no structure that can be read is
///     text
/// @param children of a multipart, without those beyond the limits
public record Part(
        Octets octets,
        HeaderFields header,
        ParameterizedValue type,
        TransferEncoding encoding,
        long start,
        long end,
        boolean isMultipart,
        List<Part> children) {

    public Part {
        children = List.copyOf(children);
    }

    /// Such as `text/plain`, in lower case.
    public String mediaType() {
        return type.value();
    }

    /// @param prefix such as `text/`
    public boolean isOf(String prefix) {
        return mediaType().startsWith(prefix);
    }

    /// Content-Disposition (RFC 2183); without value where there is none.
    public ParameterizedValue disposition() {
        return ParameterizedValue.parse(header.first("Content-Disposition").orElse(""));
    }

    /// What the sender calls the file.
    public Optional<String> filename() {
        return disposition()
                .parameter("filename")
                .filter(name -> !name.isBlank())
                .or(() -> type.parameter("name").filter(name -> !name.isBlank()));
    }

    /// The body as it was before it was encoded.
    public InputStream content() {
        return encoding.decode(octets, start, end);
    }

    /// The body as it came.
    public InputStream encoded() {
        return new OctetRange(octets, start, end);
    }
}
