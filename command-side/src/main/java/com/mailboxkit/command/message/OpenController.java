package com.mailboxkit.command.message;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.message.MessageCommand.RecordOpen;
import com.mailboxkit.kernel.message.OpenTokens;
import com.mailboxkit.web.RequestSeed;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Shows the picture that mail readers fetch when they show a message whose opens are tracked. Whatever was asked for,
/// the answer is the same: it tells nobody which addresses are known. Nothing is learned of the reader but the time.
@RestController
class OpenController {

    private static final Logger log = LoggerFactory.getLogger(OpenController.class);

    /// One transparent pixel.
    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final OpenTokens tokens;
    private final ReactiveCommands commands;

    OpenController(OpenTokens tokens, ReactiveCommands commands) {
        this.tokens = tokens;
        this.commands = commands;
    }

    @GetMapping(OpenPixels.PATH + "{token}")
    Mono<ResponseEntity<byte[]>> show(RequestSeed seed, @PathVariable String token) {
        return Mono.justOrEmpty(tokens.read(token))
                .map(named -> new RecordOpen(named.messageId(), named.recipient(), seed.now()))
                .flatMap(commands::send)
                .onErrorResume(failure -> {
                    log.warn("An open could not be noted", failure);
                    return Mono.empty();
                })
                .then(Mono.fromSupplier(OpenController::picture));
    }

    private static ResponseEntity<byte[]> picture() {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(GIF);
    }
}
