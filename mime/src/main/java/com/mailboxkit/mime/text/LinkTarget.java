package com.mailboxkit.mime.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The target of a link, as it is shown after its text. The wrapper of a mail filter is removed where the URL
/// includes the target; nothing is fetched.
final class LinkTarget {

    private static final int MAX_WRAPPED = 8_000; // characters
    private static final String[] NOWHERE = {
        "javascript:", "vbscript:", "data:", "about:", "cid:", "blob:", "file:", "mid:"
    };

    private LinkTarget() {}

    /// @return null for a target within the message or an unusable one
    static @Nullable String of(String href) {
        String url = withoutBlanks(href);
        if (url.isEmpty() || url.charAt(0) == '#') {
            return null;
        }
        int colon = url.indexOf(':');
        if (colon < 0 || colon > 30) {
            return url.regionMatches(true, 0, "www.", 0, 4) || url.startsWith("//") ? url : null;
        }
        for (var scheme : NOWHERE) {
            if (url.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return null;
            }
        }
        return unwrapped(url);
    }

    /// Whether the text of the link already shows its target.
    static boolean isNamedBy(String words, String url) {
        String shown = bare(words.strip());
        if (shown.isEmpty()) {
            return false;
        }
        String target = bare(url);
        if (url.regionMatches(true, 0, "tel:", 0, 4) || url.regionMatches(true, 0, "sms:", 0, 4)) {
            return digits(shown).equals(digits(target));
        }
        int question = target.indexOf('?');
        boolean mail = url.regionMatches(true, 0, "mailto:", 0, 7);
        return shown.equalsIgnoreCase(target)
                || mail && question > 0 && shown.equalsIgnoreCase(target.substring(0, question));
    }

    private static String bare(String address) {
        String bare = address;
        for (var scheme : new String[] {"https://", "http://", "mailto:", "tel:", "sms:", "//", "www."}) {
            if (bare.regionMatches(true, 0, scheme, 0, scheme.length())) {
                bare = bare.substring(scheme.length());
            }
        }
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        text.chars().filter(Character::isDigit).forEach(digit -> digits.append((char) digit));
        return digits.toString();
    }

    private static String withoutBlanks(String href) {
        String url = href.strip();
        var clean = new StringBuilder(url.length());
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ' ') {
                clean.append("%20");
            } else if (c > ' ' && c != '\u007f') {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    private static String unwrapped(String url) {
        int host = url.indexOf("://");
        int path = host < 0 ? -1 : url.indexOf('/', host + 3);
        if (path < 0 || url.length() > MAX_WRAPPED) {
            return url;
        }
        String server = url.substring(host + 3, path).toLowerCase(Locale.ROOT);
        String inside = inside(server, url.substring(path));
        return inside != null && (inside.startsWith("https://") || inside.startsWith("http://")) ? inside : url;
    }

    private static @Nullable String inside(String server, String path) {
        if (server.endsWith(".safelinks.protection.outlook.com")) {
            return parameter(path, "url");
        }
        return switch (server) {
            case "urldefense.proofpoint.com", "urldefense.com", "urldefense.us" -> proofpoint(path);
            case "linkprotect.cudasvc.com" -> parameter(path, "a");
            case "www.google.com" ->
                path.startsWith("/url?") ? firstOf(parameter(path, "q"), parameter(path, "url")) : null;
            case "l.facebook.com", "lm.facebook.com" -> path.startsWith("/l.php?") ? parameter(path, "u") : null;
            default -> null;
        };
    }

    private static @Nullable String proofpoint(String path) {
        if (path.startsWith("/v3/__")) {
            int end = path.indexOf("__;", 6);
            String url = end < 0 ? "" : path.substring(6, end);
            return url.indexOf('*') < 0 ? url : null; // replacements are encoded separately
        }
        String url = path.startsWith("/v2/") ? rawParameter(path, "u") : null;
        return url == null
                ? parameter(path, "u")
                : decoded(url.replace('-', '%').replace('_', '/'));
    }

    private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable String parameter(String path, String name) {
        String raw = rawParameter(path, name);
        return raw == null ? null : decoded(raw);
    }

    private static @Nullable String rawParameter(String path, String name) {
        int question = path.indexOf('?');
        if (question < 0) {
            return null;
        }
        for (var pair : path.substring(question + 1).split("&", 30)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }

    private static @Nullable String decoded(String text) {
        try {
            return withoutBlanks(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
