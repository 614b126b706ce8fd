package com.mailboxkit.mime.structure;

import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.header.ParameterizedValue;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// A part of a message (RFC 2045, section 2.4), or the message itself: the range of its body in the octets, not
/// a copy.
///
/// @param type Content-Type; its value is always a media type
/// @param encoding how the body is encoded
/// @param start of the body
/// @param end of the body: the line break before a delimiter belongs to the delimiter
/// @param isMultipart whether it was parsed into parts; one that is declared as a multipart and has no readable
///     structure is text
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

    /// Content-Disposition (RFC 2183); with an empty value without one.
    public ParameterizedValue disposition() {
        return ParameterizedValue.parse(header.first("Content-Disposition").orElse(""));
    }

    /// The file name that the sender gave.
    public Optional<String> filename() {
        return disposition()
                .parameter("filename")
                .filter(name -> !name.isBlank())
                .or(() -> type.parameter("name").filter(name -> !name.isBlank()));
    }

    /// The decoded body.
    public InputStream content() {
        return encoding.decode(octets, start, end);
    }

    /// The body as received.
    public InputStream encoded() {
        return new OctetRange(octets, start, end);
    }
}
