package com.mailboxkit.mime;

import com.mailboxkit.mime.header.EncodedWords;
import com.mailboxkit.mime.structure.Octets;
import com.mailboxkit.mime.structure.Part;
import com.mailboxkit.mime.structure.Structure;
import com.mailboxkit.mime.structure.StructureLimits;
import java.io.IOException;

/// The names of the files of a message: as the sender gave them, without any path, or derived from their type.
final class FileNames {

    private static final int MAX_NAME = 255;
    private static final int MAX_HEADER = 64 * 1024;

    private FileNames() {}

    /// @param number of the file in the message, from 1
    static String of(Part part, int number) throws IOException {
        var named = part.filename().map(FileNames::clean).orElse("");
        return named.isEmpty() ? byType(part, number) : named;
    }

    /// @return empty where nothing is left of the name
    private static String clean(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = unquoted(PlainLine.of(last, MAX_NAME));
        return plain.equals(".") || plain.equals("..") ? "" : plain;
    }

    /// Some programs escape as a shell does.
    private static String unquoted(String name) {
        boolean isQuoted = name.length() > 2 && name.startsWith("'") && name.endsWith("'");
        return isQuoted ? name.substring(1, name.length() - 1) : name;
    }

    private static String byType(Part part, int number) throws IOException {
        var extension = MediaTypes.extension(part.mediaType());
        return switch (part.mediaType()) {
            case "text/calendar", "application/ics" -> "invite.ics";
            case "application/pgp-signature" -> "signature.asc";
            case "application/pgp-encrypted" -> "version.asc";
            case "application/pkcs7-signature", "application/x-pkcs7-signature" -> "smime.p7s";
            case "application/pkcs7-mime", "application/x-pkcs7-mime" -> "smime.p7m";
            case "application/ms-tnef", "application/vnd.ms-tnef" -> "winmail.dat";
            case "message/delivery-status", "message/global-delivery-status" -> "delivery-status.txt";
            case "message/rfc822", "message/global", "message/news" -> bySubject(part, number);
            default -> "attachment-%d.%s".formatted(number, extension);
        };
    }

    /// The name of an attached message: its subject.
    private static String bySubject(Part part, int number) throws IOException {
        var subject = EncodedWords.decode(subject(part))
                .replaceAll("[/\\\\:*?\"<>|]", "_")
                .replaceAll("[\\p{Cc}\\s]++", " ");
        var name = PlainLine.of(subject, MAX_NAME - ".eml".length());
        return (name.isEmpty() ? "attachment-" + number : name) + ".eml";
    }

    private static String subject(Part part) throws IOException {
        byte[] beginning;
        try (var content = part.content()) {
            beginning = content.readNBytes(MAX_HEADER);
        }
        try (var message = Structure.of(Octets.of(beginning), new StructureLimits(1, 1, MAX_HEADER))) {
            return message.root().header().first("Subject").orElse("");
        }
    }
}
