package com.mailboxkit.command.message;

import com.mailboxkit.mime.ExtraField;
import com.mailboxkit.web.FieldErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The header fields that callers may add: those that tell programs what to do with a message, and their own `X-`
/// fields. Not those that say who wrote it, whereto it went, or what somebody found of it on the way.
final class CallerFields {

    static final String ALLOWED =
            "List-Unsubscribe, List-Unsubscribe-Post, List-Id, List-Help, List-Subscribe, List-Post, "
                    + "List-Owner, List-Archive, Auto-Submitted, Precedence, Importance, Priority, Sensitivity, Organization, "
                    + "Keywords, Comments, Feedback-ID";

    private static final Set<String> ALLOWED_NAMES =
            Set.of(ALLOWED.toLowerCase(Locale.ROOT).split(", "));
    private static final Pattern OWN = Pattern.compile("x-[a-z0-9][a-z0-9-]{0,73}");

    /// Verdicts and traces of mail servers, which others may believe.
    private static final Pattern OF_SERVERS = Pattern.compile(
            "x-(spam|virus|original|originating|received|authenticat"
                    + "|sender|from|to|envelope|forward|delivered|bounce|return|dkim|spf|dmarc|arc|google|gm|ms|microsoft|exchange"
                    + "|forefront|yahoo|ymail|apple|icloud|mailboxkit|ses|amazon|mailgun|sg|proofpoint|mimecast|barracuda)(-.*)?");

    private static final String UNSUBSCRIBE = "list-unsubscribe";
    private static final String ONE_CLICK = "list-unsubscribe-post";
    private static final String LINK = "<(?:https?|mailto):[!-;=?-~]++>";
    private static final Pattern LINKS = Pattern.compile(LINK + "(?:\\s*+,\\s*+" + LINK + ")*+");
    private static final int MAX_NAME = 76; // of the longest that OWN takes
    private static final int MAX_WORD = 900; // characters without a space: a header line cannot be folded there

    private CallerFields() {}

    /// Notes what is wrong with them.
    static List<ExtraField> check(Map<String, String> fields, MessageProperties limits, FieldErrors errors) {
        if (fields.size() > limits.maxHeaders()) {
            errors.add("headers", "must be at most " + limits.maxHeaders());
            return List.of();
        }
        var checked = new ArrayList<ExtraField>();
        var seen = new HashSet<String>();
        fields.forEach((name, value) -> {
            var at = "headers." + name;
            var key = name.toLowerCase(Locale.ROOT);
            if (name.length() > MAX_NAME) {
                errors.add("headers", "must have names of at most " + MAX_NAME + " characters");
            } else if (!isAllowed(key)) {
                errors.add(at, "is not a header that can be set; those are X-… of your own, " + ALLOWED);
            } else if (!seen.add(key)) {
                errors.add(at, "is there twice");
            } else {
                checkValue(key, value, limits, at, errors);
            }
            checked.add(new ExtraField(name, value.strip()));
        });
        checkOneClick(fields, errors);
        return checked;
    }

    private static boolean isAllowed(String name) {
        return ALLOWED_NAMES.contains(name)
                || OWN.matcher(name).matches() && !OF_SERVERS.matcher(name).matches();
    }

    private static void checkValue(String name, String value, MessageProperties limits, String at, FieldErrors errors) {
        if (value.isBlank()) {
            errors.add(at, "must not be empty");
        } else if (value.length() > limits.maxHeaderLength()) {
            errors.add(at, "must have at most " + limits.maxHeaderLength() + " characters");
        } else if (value.codePoints().anyMatch(Character::isISOControl)) {
            errors.add(at, "must not contain line breaks or other control characters");
        } else if (Arrays.stream(value.split(" ")).anyMatch(word -> word.length() > MAX_WORD)) {
            errors.add(at, "must have a space at least every " + MAX_WORD + " characters");
        } else if (name.equals(UNSUBSCRIBE) && !LINKS.matcher(value.strip()).matches()) {
            errors.add(at, "must be links such as <https://example.com/unsubscribe?id=1>, <mailto:leave@example.com>");
        }
    }

    /// RFC 8058, section 3.1.
    private static void checkOneClick(Map<String, String> fields, FieldErrors errors) {
        fields.forEach((name, value) -> {
            if (name.equalsIgnoreCase(ONE_CLICK)) {
                if (!value.strip().equals("List-Unsubscribe=One-Click")) {
                    errors.add("headers." + name, "must be List-Unsubscribe=One-Click");
                }
                boolean hasLink = fields.entrySet().stream()
                        .anyMatch(field -> field.getKey().equalsIgnoreCase(UNSUBSCRIBE)
                                && field.getValue().contains("<https:"));
                if (!hasLink) {
                    errors.add("headers." + name, "needs a List-Unsubscribe with an https link");
                }
            }
        });
    }
}
