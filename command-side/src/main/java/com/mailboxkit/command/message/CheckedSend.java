package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.ExtraField;
import com.mailboxkit.web.FieldErrors;
import com.mailboxkit.web.RequestSeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A send that was checked: every address is one, every limit is kept.
///
/// @param subject null where the caller gave none
/// @param trackOpens whether to notice that the HTML is shown
record CheckedSend(
        List<Mailbox> to,
        List<Mailbox> cc,
        List<Mailbox> bcc,
        List<ExtraField> headers,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        OutgoingFiles files,
        boolean trackOpens) {

    // for the description of the API, which says in regular expressions what is checked here
    static final String ADDRESS = "@";
    static final String ONE_LINE = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";

    static final int MAX_MAILBOX = 998; // characters with the name, as of a line (RFC 5322, section 2.1.1)

    /// @param recipientsRequired false for replies, which know whom they answer
    /// @throws com.mailboxkit.kernel.problem.Refusal naming everything that is wrong
    static CheckedSend check(
            SendRequest request, MessageProperties limits, boolean recipientsRequired, RequestSeed seed) {
        var errors = request.errors;
        var to = mailboxes("to", request.to, errors);
        var cc = mailboxes("cc", request.cc, errors);
        var bcc = mailboxes("bcc", request.bcc, errors);
        if (recipientsRequired && request.to.isEmpty() && request.cc.isEmpty() && request.bcc.isEmpty()) {
            errors.add("to", "is required: at least one address in to, cc or bcc");
        }
        if (isBlank(request.text) && isBlank(request.html)) {
            errors.add("text", "is required unless html is given");
        }
        checkLength("subject", request.subject, limits.maxSubjectLength(), errors);
        checkLength("text", request.text, limits.maxTextLength(), errors);
        checkLength("html", request.html, limits.maxTextLength(), errors);
        var subject = request.subject;
        if (subject != null && subject.codePoints().anyMatch(Character::isISOControl)) {
            errors.add("subject", "must not contain line breaks or other control characters");
        }
        var headers = CallerFields.check(request.headers, limits, errors);
        var files = OutgoingFiles.check(request.attachments, errors, seed);
        int recipients = envelope(to, cc, bcc).size();
        if (recipients > limits.maxRecipients()) {
            errors.add("to", "to, cc and bcc together must be at most " + limits.maxRecipients() + " addresses");
        }
        errors.check();
        return new CheckedSend(
                to,
                cc,
                bcc,
                headers,
                subject,
                emptyToNull(request.text),
                emptyToNull(request.html),
                files,
                request.trackOpens);
    }

    /// The envelope: every address of to, cc and bcc once.
    static List<String> envelope(List<Mailbox> to, List<Mailbox> cc, List<Mailbox> bcc) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (var list : List.of(to, cc, bcc)) {
            list.forEach(mailbox -> addresses.putIfAbsent(Addresses.normalise(mailbox.address()), mailbox.address()));
        }
        return List.copyOf(addresses.values());
    }

    private static List<Mailbox> mailboxes(String field, List<String> texts, FieldErrors errors) {
        var mailboxes = new ArrayList<Mailbox>();
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (text.length() > MAX_MAILBOX) {
                errors.add("%s[%d]".formatted(field, i), "must have at most " + MAX_MAILBOX + " characters");
                continue;
            }
            var mailbox = Addresses.parse(text);
            if (mailbox.isEmpty()) {
                errors.add(
                        "%s[%d]".formatted(field, i),
                        "is not an email address; write ann@example.com or Ann <ann@example.com>");
            }
            mailbox.ifPresent(mailboxes::add);
        }
        return mailboxes;
    }

    private static void checkLength(String field, @Nullable String value, int limit, FieldErrors errors) {
        if (value != null && value.codePointCount(0, value.length()) > limit) {
            errors.add(field, "must have at most " + limit + " characters");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
