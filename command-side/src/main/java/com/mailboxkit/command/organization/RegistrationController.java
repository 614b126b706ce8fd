package com.mailboxkit.command.organization;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.inbox.AgentAddresses;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationCommand.RegisterAgent;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.web.ApiKeys;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.RegistrationLimit;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Lets an agent register itself with one call.
@RestController
class RegistrationController {

    private static final int MAX_NAME = 100;
    private static final int MAX_EMAIL = 320;

    private final ReactiveCommands commands;
    private final AgentAddresses addresses;
    private final Tariff tariff;
    private final RegistrationLimit limit;

    RegistrationController(
            ReactiveCommands commands, AgentAddresses addresses, Tariff tariff, RegistrationLimit limit) {
        this.commands = commands;
        this.addresses = addresses;
        this.tariff = tariff;
        this.limit = limit;
    }

    record RegistrationRequest(
            @Schema(
                    description = "Name of the agent",
                    minLength = 1,
                    maxLength = MAX_NAME,
                    pattern = JsonFields.TEXT,
                    example = "My Agent")
            String name,

            @Schema(
                    description = "Address of the person or company behind it, who is told when money runs out",
                    format = "email",
                    maxLength = MAX_EMAIL,
                    example = "owner@example.com")
            String ownerEmail) {}

    @Schema(name = "Registration")
    record RegistrationView(String apiKey, String email, String inboxId, String ownerEmail, String message) {}

    @Operation(
            tags = "Registration",
            summary = "Register an agent",
            description =
                    "Makes an organization with an API key, a wallet and an inbox. The first one of an owner has the "
                            + "opening credit in its wallet. "
                            + "Needs no key. The API key is in this answer and never shown again.")
    @RequestBodyType(RegistrationRequest.class)
    @PostMapping("/api/v1/register")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RegistrationView> register(RequestSeed seed, @RequestBody ObjectNode body, ServerWebExchange exchange) {
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

        String key = ApiKeys.newLiveKey(seed.random("api key"));
        var register = new RegisterAgent(
                new OrganizationId(seed.ulid("organization")),
                name,
                ownerEmail,
                new ApiKeyId(seed.ulid("api key")),
                ApiKeys.hash(key),
                ApiKeys.mask(key),
                new InboxId(seed.ulid("inbox")),
                addresses.random(seed.random("address")),
                tariff.openingCreditMills(),
                seed.now());
        return limit.admit(exchange, OwnerAddress.normalise(ownerEmail))
                .then(commands.send(register))
                .thenReturn(new RegistrationView(
                        key,
                        register.inboxEmail(),
                        register.inboxId().value(),
                        ownerEmail,
                        "Save your API key now: it is not shown again."));
    }
}
