package com.mailboxkit.server.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.RequestSeed;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;

/// Tells springdoc how this API is written.
@Configuration(proxyBeanMethods = false)
class Descriptions {

    static final String KEY = "api_key";
    static final String SESSION = "session";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, RequestSeed.class, PageRequest.class, ServerWebExchange.class);
    }

    /// Whether a record is what a route reads, not what it answers.
    static boolean isBody(Class<?> type) {
        return type.getSimpleName().endsWith("Request") || type.getSimpleName().endsWith("Description");
    }

    static String snakeCase(String name) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(name);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("MailboxKit")
                        .version("1")
                        .description(
                                "Email for AI agents: inboxes, sending and receiving, threads, search, and a prepaid"
                                        + " wallet. Times are ISO 8601 in UTC, ids are ULIDs, money is in mills (thousandths of a"
                                        + " US dollar). Fields that are not known are refused, not ignored.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key: `Authorization: Bearer mbk_live_…`"))
                        .addSecuritySchemes(
                                SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("mailboxkit_session")
                                        .description("The session of a browser. Where there is an `Authorization`, the"
                                                + " cookie does not count. What changes something needs the header"
                                                + " `X-Requested-With: mailboxkit-dashboard`. An owner's session names its"
                                                + " organization in `MailboxKit-Organization`, or in the query parameter"
                                                + " `organization`, or else has the first; an operator's has none unless it"
                                                + " names one, and only reads.")));
    }

    @Bean
    ModelResolver snakeCaseFields() {
        ObjectMapper json = Json31.mapper().copy();
        json.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        return new ModelResolver(json);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    Operations operations() {
        return new Operations();
    }

    @Bean
    OpenApiCustomizer wholeApi(Operations operations) {
        return api -> {
            operations.bodies().forEach(api.getComponents()::addSchemas);
            ErrorSchemas.addTo(api.getComponents());
            Examples.addTo(api.getComponents());
            Headers.addTo(api.getComponents());
            Tags.addTo(api);
            WebhookCalls.addTo(api);
            api.getComponents().getSchemas().keySet().removeIf(name -> name.startsWith("ServerSentEvent"));
            var paths = new Paths();
            api.getPaths().forEach((path, item) -> paths.addPathItem(snakeCaseParameters(path, item), item));
            api.setPaths(paths);
        };
    }

    private static String snakeCaseParameters(String path, PathItem item) {
        for (var operation : item.readOperations()) {
            for (var parameter : operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
                if (parameter.getIn().equals("path")) {
                    parameter.setName(snakeCase(parameter.getName()));
                }
            }
        }
        return VARIABLE.matcher(path).replaceAll(variable -> "{%s}".formatted(snakeCase(variable.group(1))));
    }
}
