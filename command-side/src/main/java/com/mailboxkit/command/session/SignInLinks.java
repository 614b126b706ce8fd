package com.mailboxkit.command.session;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.web.PublicUrl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Writes and reads the links that open a session once. A link names the organization whose owner it is for, an id of
/// its own and the second from which on it is not valid any more, with a proof that this platform wrote it: nothing is
/// stored for it until it is used.
public final class SignInLinks {

    public static final Duration VALIDITY = Duration.ofMinutes(15);

    private static final String PATH = "/#/link/"; // what is behind # goes to no server, and so into no log
    private static final int PROOF_BYTES = 24; // 32 characters of base64
    private static final int PROOF_CHARS = 32;
    private static final int RADIX = 36;
    private static final int NAMES = 2 * Ulid.LENGTH;
    private static final int MAX_LENGTH = 120;

    private final MacKey key;
    private final PublicUrl publicUrl;

    /// @param key that writes these links and nothing else
    public SignInLinks(MacKey key, PublicUrl publicUrl) {
        this.key = key;
        this.publicUrl = publicUrl;
    }

    /// @param organization whose owner gets it; [OrganizationId#PLATFORM] for an operator
    /// @param linkId a ULID that no other link has
    /// @param at when it is written
    public String link(OrganizationId organization, String linkId, Instant at) {
        var named =
                organization.value() + linkId + Long.toString(at.plus(VALIDITY).getEpochSecond(), RADIX);
        return publicUrl.link(PATH + named + "." + proof(named));
    }

    /// Whose owner the link is for.
    ///
    /// @return empty for what was not written here, or is too old
    Optional<OrganizationId> read(String token, Instant now) {
        int dot = token.lastIndexOf('.');
        if (token.length() > MAX_LENGTH || dot <= NAMES || token.length() - dot - 1 != PROOF_CHARS) {
            return Optional.empty();
        }
        var named = token.substring(0, dot);
        var given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, proof(named).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        var end = Instant.ofEpochSecond(Long.parseLong(named.substring(NAMES), RADIX));
        return now.isBefore(end) ? Optional.of(new OrganizationId(named.substring(0, Ulid.LENGTH))) : Optional.empty();
    }

    private String proof(String named) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(key.sign(named), PROOF_BYTES));
    }

    /// One answer for every link that opens nothing.
    static Refusal notValid() {
        return new Refusal(
                ProblemCode.UNAUTHENTICATED,
                "This link is not valid: it was used, is older than %d minutes, or a part of it is missing. Ask for another one."
                        .formatted(VALIDITY.toMinutes()));
    }
}
