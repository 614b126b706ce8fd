package com.mailboxkit.query.message;

import com.mailboxkit.mime.MessageBody;
import com.mailboxkit.mime.content.MessageLink;
import com.mailboxkit.mime.content.VerificationCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A code or a link by which a service verifies that its user reads the inbox, and its sender. At least one of
/// the two is set.
///
/// @param id of the message
/// @param code as it is to be typed
/// @param link that verifies or resets
/// @param dmarc `pass` where the address in `fromEmail` is authentic (RFC 7489)
@Schema(name = "ReceivedCode")
record CodeView(
        String id,
        @Nullable String code,

        @Schema(allowableValues = {"numeric", "alphanumeric"}) @Nullable
        String kind,

        @Nullable Double confidence,
        @Nullable String linkUrl,

        @Schema(allowableValues = {"verify", "reset"}) @Nullable
        String linkKind,

        @Nullable String fromEmail,
        @Nullable String fromName,
        String subject,
        @Nullable String tag,
        @Nullable String dmarc,
        Instant createdAt) {

    static Optional<CodeView> of(StoredMessage message, MessageBody body) {
        var code = body.codes().stream().findFirst();
        var link = body.links().stream().filter(CodeView::isProof).findFirst();
        if (code.isEmpty() && link.isEmpty()) {
            return Optional.empty();
        }
        var from = message.headers().from();
        var authentication = message.authentication();
        return Optional.of(new CodeView(
                message.id(),
                code.map(VerificationCode::code).orElse(null),
                code.map(VerificationCode::kind).orElse(null),
                code.map(VerificationCode::confidence).orElse(null),
                link.map(MessageLink::url).orElse(null),
                link.map(it -> it.kind() == MessageLink.Kind.RESET ? "reset" : "verify")
                        .orElse(null),
                from == null ? null : from.address(),
                from == null ? null : from.name(),
                message.headers().subject(),
                message.tag(),
                authentication == null ? null : authentication.dmarc(),
                message.createdAt()));
    }

    private static boolean isProof(MessageLink link) {
        return link.kind() == MessageLink.Kind.VERIFY || link.kind() == MessageLink.Kind.RESET;
    }
}
