package com.mailboxkit.command.domain;

import com.mailboxkit.web.JsonFields;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the name of a domain that mail can come from.
final class DomainNameField {

    static final String NAME = "name";
    static final int MAX_LENGTH = 253; // RFC 1035, section 2.3.4, without the final dot

    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)++[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private DomainNameField() {}

    /// In lower case, in A-labels; where it is no such name, an error is noted.
    ///
    /// @param agentDomain the platform's own, which is nobody's
    static String read(JsonFields fields, String agentDomain) {
        var given = fields.requiredText(NAME, MAX_LENGTH);
        if (given.isEmpty()) {
            return given;
        }
        var name = ascii(given);
        if (!LABELS.matcher(name).matches() || name.length() > MAX_LENGTH) {
            fields.error(NAME, "must be the name of a domain, such as example.com");
        } else if (name.equals(agentDomain) || name.endsWith("." + agentDomain)) {
            fields.error(NAME, "is the domain of this platform");
        }
        return name;
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }
}
