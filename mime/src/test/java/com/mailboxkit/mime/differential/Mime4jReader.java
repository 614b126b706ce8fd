package com.mailboxkit.mime.differential;

import com.mailboxkit.mime.differential.Reading.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/// Reads with Apache James Mime4j.
final class Mime4jReader {

    private final List<File> files = new ArrayList<>();
    private @Nullable String text;
    private boolean hasHtml;

    static Reading read(InputStream mail) throws Exception {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        var message = builder.parseMessage(mail);
        var reader = new Mime4jReader();
        reader.walk(message);
        var from = mailboxes(message.getFrom());
        var to = mailboxes(message.getTo());
        var names = new ArrayList<String>();
        for (var mailbox : from) {
            addName(names, mailbox);
        }
        for (var mailbox : to) {
            addName(names, mailbox);
        }
        return Reading.of(
                message.getSubject(),
                from.stream().map(Mailbox::getAddress).limit(1).toList(),
                to.stream().map(Mailbox::getAddress).toList(),
                names,
                reader.files,
                reader.text);
    }

    private static List<Mailbox> mailboxes(@Nullable MailboxList list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static List<Mailbox> mailboxes(@Nullable AddressList list) {
        return list == null ? List.of() : List.copyOf(list.flatten());
    }

    private static void addName(List<String> names, Mailbox mailbox) {
        if (mailbox.getName() != null) {
            names.add(mailbox.getName());
        }
    }

    private void walk(Entity entity) throws Exception {
        boolean isFile = "attachment".equalsIgnoreCase(entity.getDispositionType());
        switch (entity.getBody()) {
            case Multipart multipart -> {
                for (var part : multipart.getBodyParts()) {
                    walk(part);
                }
            }
            case Message message -> files.add(new File(name(entity), "message"));
            case TextBody body
            when !isFile && text == null && "text/plain".equals(entity.getMimeType()) -> text = text(body);
            case TextBody body when !isFile && !hasHtml && "text/html".equals(entity.getMimeType()) -> hasHtml = true;
            case SingleBody body -> files.add(new File(name(entity), content(body)));
            case null, default -> {}
        }
    }

    private static String name(Entity entity) {
        return entity.getFilename() == null ? "" : entity.getFilename();
    }

    private static String text(TextBody body) throws IOException {
        try (var reader = body.getReader()) {
            var text = new StringBuilder();
            for (int c; (c = reader.read()) >= 0; ) {
                text.append((char) c);
            }
            return text.toString();
        }
    }

    private static String content(SingleBody body) throws Exception {
        try (var content = body.getInputStream()) {
            var octets = content.readAllBytes();
            return summary(octets);
        }
    }

    static String summary(byte[] octets) throws Exception {
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        return octets.length + " " + hash.substring(0, 16);
    }
}
