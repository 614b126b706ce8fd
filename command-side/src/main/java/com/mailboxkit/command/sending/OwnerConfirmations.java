package com.mailboxkit.command.sending;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.web.PublicUrl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Writes and reads the links by which owners confirm their addresses. A link names the organization and the second
/// from which on it is not valid any more, with a proof that this platform wrote it; nothing is stored for it.
public final class OwnerConfirmations {

    public static final Duration VALIDITY = Duration.ofDays(7);

    static final String PATH = "/confirm/";

    private static final int PROOF_BYTES = 18; // 24 characters of base64
    private static final int PROOF_CHARS = 24;
    private static final int RADIX = 36;
    private static final int MAX_LENGTH = 100;

    private final MacKey key;
    private final PublicUrl publicUrl;

    /// @param key that writes these links and nothing else
    public OwnerConfirmations(MacKey key, PublicUrl publicUrl) {
        this.key = key;
        this.publicUrl = publicUrl;
    }

    /// @param at when it is written
    public String link(OrganizationId organization, Instant at) {
        return publicUrl.link(PATH + token(organization, at.plus(VALIDITY)));
    }

    private String token(OrganizationId organization, Instant end) {
        var named = organization.value() + Long.toString(end.getEpochSecond(), RADIX);
        return named + "." + proof(named);
    }

    /// @return empty for what was not written here, or is too old
    Optional<OrganizationId> read(String token, Instant now) {
        int dot = token.lastIndexOf('.');
        if (token.length() > MAX_LENGTH || dot <= Ulid.LENGTH || token.length() - dot - 1 != PROOF_CHARS) {
            return Optional.empty();
        }
        var named = token.substring(0, dot);
        var given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, proof(named).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        var end = Instant.ofEpochSecond(Long.parseLong(named.substring(Ulid.LENGTH), RADIX));
        return now.isBefore(end) ? Optional.of(new OrganizationId(named.substring(0, Ulid.LENGTH))) : Optional.empty();
    }

    private String proof(String named) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(key.sign(named), PROOF_BYTES));
    }
}
