package com.mailboxkit.command.organization;

import com.mailboxkit.command.Commands;
import com.mailboxkit.command.inbox.AgentAddresses;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationCommand.RegisterAgent;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.web.ApiKeys;
import com.mailboxkit.web.JsonFields;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Lets an agent register itself with one call.
@RestController
class RegistrationController {

    private static final int MAX_NAME = 100;
    private static final int MAX_EMAIL = 320;

    private final Commands commands;
    private final AgentAddresses addresses;
    private final Tariff tariff;
    private final Clock clock;

    RegistrationController(Commands commands, AgentAddresses addresses, Tariff tariff, Clock clock) {
        this.commands = commands;
        this.addresses = addresses;
        this.tariff = tariff;
        this.clock = clock;
    }

    record RegistrationView(String apiKey, String email, String inboxId, String ownerEmail, String message) {}

    @PostMapping("/api/v1/register")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RegistrationView> register(@RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        String name = fields.requiredText("name", MAX_NAME);
        String ownerEmail = fields.requiredText("owner_email", MAX_EMAIL);
        if (!ownerEmail.isEmpty()
                && Addresses.parse(ownerEmail)
                        .filter(mailbox -> mailbox.name() == null)
                        .isEmpty()) {
            fields.error("owner_email", "must be an email address such as owner@example.com");
        }
        fields.check();

        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String key = ApiKeys.newLiveKey();
        var register = new RegisterAgent(
                OrganizationId.at(now),
                name,
                ownerEmail,
                ApiKeyId.at(now),
                ApiKeys.hash(key),
                ApiKeys.mask(key),
                InboxId.at(now),
                addresses.random(),
                tariff.openingCreditMills(),
                now);
        return commands.send(register)
                .thenReturn(new RegistrationView(
                        key,
                        register.inboxEmail(),
                        register.inboxId().value(),
                        ownerEmail,
                        "Save your API key now: it is not shown again."));
    }
}
