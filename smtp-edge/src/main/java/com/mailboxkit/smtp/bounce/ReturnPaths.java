package com.mailboxkit.smtp.bounce;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.mime.Addresses;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Writes and reads variable envelope return paths: `bounces-`, the id of the message, a tag of the recipient, and a
/// proof that this platform wrote it, at the domain that the message is from. 62 octets before the `@`, in digits and
/// letters whose case does not matter, since it is not kept everywhere (RFC 5321, section 4.5.3.1.1).
public final class ReturnPaths {

    /// The tag where an envelope has several recipients.
    static final String SEVERAL = "00000000";

    private static final String PREFIX = "bounces-";
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TAG_CHARS = SEVERAL.length();
    private static final int PROOF_CHARS = 20;
    private static final Pattern LOCAL = Pattern.compile(PREFIX
            + "([%1$s]{%2$d})([%1$s]{%3$d})([%1$s]{%4$d})".formatted(ALPHABET, Ulid.LENGTH, TAG_CHARS, PROOF_CHARS));

    private final MacKey key;
    private final Clock clock;
    private final Duration validity;

    /// @param key that writes return paths and nothing else
    public ReturnPaths(MacKey key, Clock clock, Duration validity) {
        this.key = key;
        this.clock = clock;
        this.validity = validity;
    }

    /// The reverse path of an envelope with one recipient.
    ///
    /// @param from the address in From, whose domain receives mail here
    public String of(MessageId message, String recipient, String from) {
        return write(message, tag(recipient), from);
    }

    /// The reverse path of an envelope with several recipients.
    public String ofSeveral(MessageId message, String from) {
        return write(message, SEVERAL, from);
    }

    private String write(MessageId message, String tag, String from) {
        var id = message.value().toLowerCase(Locale.ROOT);
        var domain = Addresses.domain(from);
        return PREFIX + id + tag + proof(id, tag, domain) + "@" + domain;
    }

    /// What an address stands for; empty where it is no return path, was not written here, or is too old.
    public Optional<ReturnPath> read(String address) {
        int at = address.lastIndexOf('@');
        var local = LOCAL.matcher(address.substring(0, Math.max(at, 0)).toLowerCase(Locale.ROOT));
        if (!local.matches()) {
            return Optional.empty();
        }
        var id = local.group(1).toUpperCase(Locale.ROOT);
        var proof = proof(local.group(1), local.group(2), Addresses.domain(address));
        boolean isOurs = MessageDigest.isEqual(
                proof.getBytes(StandardCharsets.US_ASCII), local.group(3).getBytes(StandardCharsets.US_ASCII));
        return isOurs && Ulid.isValid(id) && !isOld(id)
                ? Optional.of(new ReturnPath(new MessageId(id), local.group(2)))
                : Optional.empty();
    }

    private boolean isOld(String id) {
        return Ulid.time(id).plus(validity).isBefore(clock.instant());
    }

    /// Tells the recipients of one message apart; that others have the same does not matter.
    static String tag(String recipient) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Addresses.key(recipient).getBytes(StandardCharsets.UTF_8));
            return text(digest, TAG_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String proof(String id, String tag, String domain) {
        return text(key.sign(id + "\n" + tag + "\n" + domain), PROOF_CHARS);
    }

    /// Five bits each of the first octets.
    private static String text(byte[] octets, int chars) {
        var text = new StringBuilder(chars);
        int bits = 0;
        int count = 0;
        for (int next = 0; text.length() < chars; ) {
            if (count < 5) {
                bits = (bits << 8 | octets[next++] & 0xFF) & 0xFFFF;
                count += 8;
            }
            count -= 5;
            text.append(ALPHABET.charAt(bits >> count & 31));
        }
        return text.toString();
    }
}
