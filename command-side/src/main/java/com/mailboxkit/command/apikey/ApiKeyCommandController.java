package com.mailboxkit.command.apikey;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.apikey.ApiKeyCommand.CreateApiKey;
import com.mailboxkit.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountApiKeys;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.ApiKeys;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.OrganizationQuota;
import com.mailboxkit.web.OrganizationQuota.Cap;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.RouteProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Makes and revokes API keys.
@RestController
@RequestMapping("/api/v1/api_keys")
class ApiKeyCommandController {

    private static final int MAX_NAME = 100;

    private final ReactiveCommands commands;
    private final ReadBarrier barrier;
    private final QueryGateway queries;
    private final OrganizationQuota quota;
    private final Cap cap;

    ApiKeyCommandController(
            ReactiveCommands commands,
            ReadBarrier barrier,
            QueryGateway queries,
            OrganizationQuota quota,
            ApiKeyProperties limits) {
        this.commands = commands;
        this.barrier = barrier;
        this.queries = queries;
        this.quota = quota;
        this.cap = new Cap("API keys", "mailboxkit.api-keys.per-organization", limits.perOrganization());
    }

    record ApiKeyRequest(
            @Schema(
                    description = "What it is for",
                    minLength = 1,
                    maxLength = MAX_NAME,
                    pattern = JsonFields.TEXT,
                    example = "Production Key")
            String name,

            @Schema(description = "Whether it opens the sandbox instead", defaultValue = "false", example = "false")
            @Nullable
            Boolean test) {}

    /// The only answer that holds the key.
    @Schema(name = "NewApiKeyAnswer")
    record CreatedView(KeyView data, String message) {

        @Schema(name = "NewApiKey")
        record KeyView(ApiKeyId id, String name, String key, boolean test, Instant createdAt) {}
    }

    @Operation(
            tags = "API keys",
            summary = "Make an API key",
            description = "The key is in this answer and never shown again. A test key (`mbk_test_…`) opens the "
                    + "sandbox: it sends to nobody, costs nothing and sees test messages only.")
    @RequestBodyType(ApiKeyRequest.class)
    @RouteProblems(ProblemCode.LIMIT_REACHED)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CreatedView> create(Caller caller, RequestSeed seed, @RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        String name = fields.requiredText("name", MAX_NAME);
        boolean test = fields.optionalBoolean("test").orElse(false);
        fields.check();

        var random = seed.random("api key");
        String key = test ? ApiKeys.newTestKey(random) : ApiKeys.newLiveKey(random);
        var create = new CreateApiKey(
                new ApiKeyId(seed.ulid("api key")),
                caller.organizationId(),
                name,
                ApiKeys.hash(key),
                ApiKeys.mask(key),
                test,
                seed.now());
        var organization = caller.organizationId();
        var count = Mono.fromFuture(() -> queries.query(new CountApiKeys(organization), Integer.class), true);
        return quota.oneMore(organization, seed, cap, count, commands.send(create))
                .thenReturn(new CreatedView(
                        new CreatedView.KeyView(create.apiKeyId(), name, key, test, create.at()),
                        "Save this key now: it is not shown again."));
    }

    /// Answers when the key is refused everywhere: keys are looked up in the read model.
    @Operation(
            tags = "API keys",
            summary = "Revoke an API key",
            description = "It opens nothing any more, on any node, once this is answered.")
    @DeleteMapping("/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(Caller caller, RequestSeed seed, @PathVariable String keyId) {
        if (!Ulid.isValid(keyId)) {
            return Mono.error(Refusal.notFound("API key"));
        }
        return commands.send(new RevokeApiKey(new ApiKeyId(keyId), caller.organizationId(), seed.now()))
                .then(Mono.fromFuture(() -> barrier.settled(caller.organizationId()), true));
    }
}
