package com.mailboxkit.command.sending;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.sending.SendingCommand.ConfirmOwner;
import com.mailboxkit.web.RequestSeed;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The page on which an owner confirms the address that an agent gave. Opening it changes nothing, since programs open
/// the links in mail too; pressing its button does.
@RestController
class OwnerConfirmationController {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex">
            <title>Confirm your address</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
            button { font: inherit; padding: .5rem 1rem }
            </style>
            <h1>%s</h1>
            %s
            </html>
            """;

    private static final String QUESTION = """
            <p>An agent named you as its owner and wants to send mail to more recipients. By pressing the button you say
            that you answer for what it sends. If you do not know it, close this page.</p>
            <form method="post"><button>Confirm my address</button></form>""";

    private final OwnerConfirmations confirmations;
    private final ReactiveCommands commands;

    OwnerConfirmationController(OwnerConfirmations confirmations, ReactiveCommands commands) {
        this.confirmations = confirmations;
        this.commands = commands;
    }

    @GetMapping(OwnerConfirmations.PATH + "{token}")
    ResponseEntity<String> ask(RequestSeed seed, @PathVariable String token) {
        return confirmations
                .read(token, seed.now())
                .map(organization -> page(HttpStatus.OK, "Do you answer for this agent?", QUESTION))
                .orElseGet(OwnerConfirmationController::notValid);
    }

    @PostMapping(OwnerConfirmations.PATH + "{token}")
    Mono<ResponseEntity<String>> confirm(RequestSeed seed, @PathVariable String token) {
        return Mono.justOrEmpty(confirmations.read(token, seed.now()))
                .flatMap(organization -> commands.send(new ConfirmOwner(organization, seed.now()))
                        .thenReturn(page(HttpStatus.OK, "Confirmed", "<p>Your agent can send more from now on.</p>")))
                .switchIfEmpty(Mono.fromSupplier(OwnerConfirmationController::notValid));
    }

    private static ResponseEntity<String> notValid() {
        return page(
                HttpStatus.NOT_FOUND,
                "This link is not valid",
                "<p>It is older than %d days, or a part of it is missing. The platform mails another one once the agent"
                                .formatted(OwnerConfirmations.VALIDITY.toDays())
                        + " reaches its limit on another day.</p>");
    }

    private static ResponseEntity<String> page(HttpStatus status, String title, String text) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(PAGE.formatted(title, text));
    }
}
