package com.mailboxkit.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decodes octets to text, with one rule for bodies, header fields and file names.
///
/// A byte order mark decides, then the label, where its charset is known and the octets are valid in it.
/// Otherwise UTF-8, with invalid octets as windows-1252. Takes linear time and never fails.
public final class OctetText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char REPLACED = '\uFFFD';
    private static final int TOLERATED = 3; // one malformed character in this many does not refute a label

    private OctetText() {}

    /// @param label the charset that the sender declares, null without one
    public static String decode(byte[] octets, @Nullable String label) {
        return decode(octets, label, Optional.empty());
    }

    /// As [#decode], where the text may declare its charset itself: `<meta charset>` or an XML declaration.
    public static String decodeHtml(byte[] octets, @Nullable String label) {
        return decode(octets, label, MetaCharset.of(octets));
    }

    /// The inverse, for raw text beside encoded octets.
    public static byte[] encode(String text, @Nullable String label) {
        var charset = label == null ? Optional.<Charset>empty() : EncodingLabels.charset(label);
        return text.getBytes(charset.filter(Charset::canEncode).orElse(StandardCharsets.UTF_8));
    }

    /// @param declared in the text itself, used after its label
    private static String decode(byte[] octets, @Nullable String label, Optional<Charset> declared) {
        if (isAscii(octets)) {
            return sevenBit(octets, label == null ? "" : label, declared);
        }
        var mark = ByteOrderMark.of(octets);
        if (mark.isPresent()) {
            return new String(
                    octets,
                    mark.get().length(),
                    octets.length - mark.get().length(),
                    mark.get().charset());
        }
        var named = label == null ? Optional.<Charset>empty() : EncodingLabels.charset(label);
        return named.flatMap(charset -> possible(octets, charset))
                .or(() -> proper(octets))
                .or(() -> declared.flatMap(charset -> possible(octets, charset)))
                .or(() ->
                        label == null && Gb2312.isLikely(octets) ? decoded(octets, Gb2312.SUPERSET) : Optional.empty())
                .orElseGet(() -> LooseUtf8.decode(octets));
    }

    /// Without octets from 0x80 on: ASCII, or one of the 7-bit charsets.
    private static String sevenBit(byte[] octets, String label, Optional<Charset> declared) {
        var named = EncodingLabels.charset(label).or(() -> declared);
        if (Utf7.isNamedBy(label)) {
            return Utf7.decode(octets);
        }
        if (HzText.isNamedBy(label)) {
            return HzText.decode(octets);
        }
        if (named.filter(EscapedText::isOne).isPresent()) {
            return new String(octets, named.get());
        }
        if (EscapedText.isJapanese(octets)) {
            return new String(octets, EscapedText.JAPANESE);
        }
        if (named.filter(charset -> WideText.isOne(charset, octets)).isPresent()) {
            return WideText.decode(octets, named.get());
        }
        return new String(
                octets, named.filter(charset -> !WideText.isWide(charset)).orElse(StandardCharsets.US_ASCII));
    }

    /// Empty where the octets are invalid in the charset.
    private static Optional<String> possible(byte[] octets, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return proper(octets);
        }
        if (hasOneOctetForEach(charset) && LooseUtf8.isProper(octets)) {
            return Optional.empty(); // mislabelled UTF-8 is more frequent than text that is valid UTF-8 by chance
        }
        if (charset.equals(WINDOWS_1252)) {
            return Optional.of(LooseUtf8.windows1252(octets));
        }
        if (WideText.isWide(charset)) {
            return WideText.isOne(charset, octets) ? Optional.of(WideText.decode(octets, charset)) : Optional.empty();
        }
        return decoded(octets, charset)
                .filter(text -> text.indexOf(REPLACED) < 0 || !LooseUtf8.isProper(octets) && isMostlyReadable(text));
    }

    private static Optional<String> proper(byte[] octets) {
        return LooseUtf8.isProper(octets) ? decoded(octets, StandardCharsets.UTF_8) : Optional.empty();
    }

    private static Optional<String> decoded(byte[] octets, Charset charset) {
        return Optional.of(new String(octets, charset));
    }

    private static boolean hasOneOctetForEach(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static boolean isMostlyReadable(String text) {
        long beyondAscii = text.chars().filter(c -> c >= 0x80).count();
        long replaced = text.chars().filter(c -> c == REPLACED).count();
        return replaced * TOLERATED <= beyondAscii;
    }

    private static boolean isAscii(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }
}
