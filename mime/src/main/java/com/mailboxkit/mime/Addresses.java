package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.Mailbox;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses as callers write them: `ann@example.com`, `Ann <ann@example.com>`, `"Ann, B." <ann@example.com>`.
///
/// Accepted are the mailbox of RFC 5321, section 4.1.2, with quoted local parts, and the internationalised
/// forms of RFC 6531. Refused are lists, groups, comments, source routes and domain literals: the API has no
/// use for them.
public final class Addresses {

    private static final int MAX_LOCAL_OCTETS = 64;
    private static final int MAX_DOMAIN = 253;
    private static final int MAX_ADDRESS_OCTETS = 254;

    private static final String ATEXT = "[\\p{Alnum}!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]";
    // groups are repeated possessively: otherwise each repetition uses a stack frame
    private static final Pattern DOT_STRING = Pattern.compile(ATEXT + "++(?:\\." + ATEXT + "++)*+");
    private static final Pattern QUOTED_STRING = Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[\\x20-\\x7E])++\"");
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");

    private Addresses() {}

    /// The mailbox in `text`; empty where it is not exactly one.
    public static Optional<Mailbox> parse(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String trimmed = text.strip();
        if (!trimmed.endsWith(">")) {
            return isAddress(trimmed) ? Optional.of(new Mailbox(trimmed, null)) : Optional.empty();
        }
        int open = trimmed.lastIndexOf('<');
        if (open < 0) {
            return Optional.empty();
        }
        String address = trimmed.substring(open + 1, trimmed.length() - 1).strip();
        return isAddress(address) ? name(trimmed.substring(0, open).strip(), address) : Optional.empty();
    }

    /// Whether mail can be addressed to `path` (RFC 5321, section 4.1.2), also with the trailing dot of the
    /// DNS root.
    public static boolean isForwardPath(String path) {
        return isAddress(
                path.substring(0, path.lastIndexOf('@') + 1) + withoutRoot(path.substring(path.lastIndexOf('@') + 1)));
    }

    private static Optional<Mailbox> name(String phrase, String address) {
        if (phrase.isEmpty()) {
            return Optional.of(new Mailbox(address, null));
        }
        if (QUOTED_STRING.matcher(phrase).matches()) {
            String name = phrase.substring(1, phrase.length() - 1).replaceAll("\\\\(.)", "$1");
            return Optional.of(new Mailbox(address, name));
        }
        boolean plain = phrase.chars().noneMatch(c -> "<>\",;:\\()@[]".indexOf(c) >= 0);
        return plain ? Optional.of(new Mailbox(address, phrase)) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.getBytes(StandardCharsets.UTF_8).length > MAX_ADDRESS_OCTETS) {
            return false;
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1);
        return local.getBytes(StandardCharsets.UTF_8).length <= MAX_LOCAL_OCTETS
                && (DOT_STRING.matcher(local).matches()
                        || QUOTED_STRING.matcher(local).matches())
                && domain.length() <= MAX_DOMAIN
                && DOMAIN.matcher(domain).matches();
    }

    /// The domain of an address, in lower case and in A-labels (RFC 5890).
    public static String domain(String address) {
        String domain = withoutRoot(normalise(address.substring(address.lastIndexOf('@') + 1)));
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notInDns) {
            return domain;
        }
    }

    /// The form in which addresses are compared: all lower case. Local parts may differ by case (RFC 5321,
    /// section 2.4); mailboxes that differ only by case are not seen in practice, mistyped case is.
    public static String normalise(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /// The form in which two addresses are compared as delivery targets: as [#normalise], without redundant
    /// quotes, with the domain in A-labels.
    public static String key(String address) {
        String plain = unquoted(address.strip());
        int at = plain.lastIndexOf('@');
        return normalise(plain.substring(0, at + 1)) + domain(plain);
    }

    /// The address without the quotes of its local part where they are redundant: `"ann"@example.com` (RFC
    /// 5321, section 4.1.2).
    static String unquoted(String address) {
        int at = address.lastIndexOf('@');
        if (at < 2 || address.charAt(0) != '"' || address.charAt(at - 1) != '"') {
            return address;
        }
        var local = new StringBuilder(at);
        for (int i = 1; i < at - 1; i++) {
            if (address.charAt(i) == '\\' && i + 1 < at - 1) {
                i++;
            }
            local.append(address.charAt(i));
        }
        return isDotString(local) ? local + address.substring(at) : address;
    }

    /// The trailing dot of the DNS root, which some write after a domain, is not part of its name in mail.
    private static String withoutRoot(String domain) {
        return domain.length() > 1 && domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    private static boolean isDotString(CharSequence local) {
        return local.length() <= MAX_LOCAL_OCTETS && DOT_STRING.matcher(local).matches();
    }
}
