package com.mailboxkit.server.description;

import static com.mailboxkit.kernel.problem.ProblemCode.*;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RouteProblems;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// What all routes of a kind have in common: parameters that the house reads, headers, and every refusal.
final class Operations implements OperationCustomizer {

    /// Methods of controllers that need neither a key nor a session.
    private static final Set<String> OPEN = Set.of("register", "signIn", "requestLink");

    /// Methods of controllers that take no API key.
    private static final Set<String> FOR_OWNERS = Set.of("deleteOrganization");

    private static final String PAGE = ResponseEntity.class.getName() + "<" + String.class.getName() + ">";

    private final Map<String, Schema> bodies = new TreeMap<>();

    /// Those of every body that a route takes, by name.
    Map<String, Schema> bodies() {
        return bodies;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var method = handler.getMethod();
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        var verb = mapping.method()[0];
        operation.setOperationId(id(operation.getSummary()));
        boolean isOpen = OPEN.contains(method.getName());
        operation.setSecurity(
                FOR_OWNERS.contains(method.getName())
                        ? List.of(new SecurityRequirement().addList(Descriptions.SESSION))
                        : isOpen
                                ? List.of()
                                : List.of(
                                        new SecurityRequirement().addList(Descriptions.KEY),
                                        new SecurityRequirement().addList(Descriptions.SESSION)));
        addParameters(operation, method, verb);
        addBody(operation, method);
        addSuccess(operation, method);
        addRefusals(operation, refusals(operation, method, verb, isOpen));
        Headers.addTo(operation, verb == RequestMethod.POST, isOpen);
        return operation;
    }

    /// `Make an API key` is `makeApiKey`.
    private static String id(String summary) {
        var words = summary.replaceAll("\\b(an?|the|its|of|and|how|much|it|with|masked)\\b|,", "")
                .trim()
                .split("\\s+");
        var id = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < words.length; i++) {
            id.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return id.toString();
    }

    private static void addParameters(Operation operation, Method method, RequestMethod verb) {
        for (var parameter : operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            if (parameter.getIn().equals("path")) {
                parameter.getSchema().setPattern(Ulid.PATTERN);
            } else if (parameter.getIn().equals("query")) {
                Shapes.completeQuery(parameter.getName(), parameter.getSchema());
            }
        }
        if (Arrays.asList(method.getParameterTypes()).contains(PageRequest.class)) {
            operation.addParametersItem(query(
                    "limit",
                    "How many at most",
                    new Schema<>()
                            .types(Set.of("integer"))
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT))
                            ._default(PageRequest.DEFAULT_LIMIT)));
            operation.addParametersItem(query("cursor", "`meta.next_cursor` of the page before", Shapes.cursor()));
        }
        if (verb == RequestMethod.POST) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("Idempotency-Key")
                    .description("Up to 255 characters: the same key within 24 hours gets the first answer again, with"
                            + " `X-Idempotent-Replayed: true`, and nothing is done twice")
                    .schema(new Schema<>().types(Set.of("string")).maxLength(255)));
        }
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private void addBody(Operation operation, Method method) {
        var takes = method.getAnnotation(RequestBodyType.class);
        if (takes == null) {
            operation.setRequestBody(null);
            return;
        }
        var body = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(takes.value()).resolveAsRef(true));
        bodies.putAll(body.referencedSchemas);
        var content = new Content().addMediaType("application/json", new MediaType().schema(body.schema));
        if (takes.form()) {
            content.addMediaType("multipart/form-data", new MediaType().schema(form()));
        }
        operation.setRequestBody(new RequestBody().required(true).content(content));
    }

    private static Schema<?> form() {
        var text = new Schema<>().types(Set.of("string"));
        var file = new Schema<>().types(Set.of("string")).contentMediaType("application/octet-stream");
        return new Schema<>()
                .types(Set.of("object"))
                .description("The same fields; those with several values as `to[0]`, `to[1]`, …, attachments as files"
                        + " in `attachments[0]`, …")
                .properties(Map.of("subject", text, "text", text, "html", text))
                .patternProperties(Map.of("^(to|cc|bcc)\\[\\d+]$", text, "^attachments\\[\\d+]$", file))
                .additionalProperties(false);
    }

    private static void addSuccess(Operation operation, Method method) {
        operation.getResponses().keySet().removeIf(status -> !status.startsWith("2"));
        operation.getResponses().forEach((status, response) -> {
            if (status.equals("204")) {
                response.setContent(null);
            } else if (method.getGenericReturnType().getTypeName().contains(PAGE)) {
                response.setContent(new Content()
                        .addMediaType("text/html", new MediaType().schema(new Schema<>().types(Set.of("string")))));
            } else if (method.getGenericReturnType().getTypeName().contains(ResponseEntity.class.getName())) {
                response.setContent(new Content()
                        .addMediaType(
                                "*/*",
                                new MediaType()
                                        .schema(new Schema<>()
                                                .types(Set.of("string"))
                                                .format("binary"))));
            } else if (method.getGenericReturnType().getTypeName().contains(ServerSentEvent.class.getName())) {
                response.setContent(new Content()
                        .addMediaType(
                                "text/event-stream",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Event"))));
            } else if (response.getContent() != null) {
                var content = response.getContent().values().iterator().next();
                response.setContent(new Content().addMediaType("application/json", content));
            }
        });
    }

    private static Set<ProblemCode> refusals(Operation operation, Method method, RequestMethod verb, boolean isOpen) {
        var codes = EnumSet.of(RATE_LIMITED, NOT_ACCEPTABLE, INTERNAL_ERROR, UNAVAILABLE);
        boolean reads = verb == RequestMethod.GET;
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        if (!isOpen) {
            codes.add(UNAUTHENTICATED);
        }
        if (!isOpen && reads) {
            codes.add(READ_MODEL_BEHIND);
        }
        if (!reads) {
            codes.add(CONFLICT);
        }
        if (verb == RequestMethod.POST) {
            codes.addAll(EnumSet.of(IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_FLIGHT, VALIDATION_FAILED));
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getIn().equals("path"))) {
            codes.addAll(EnumSet.of(NOT_FOUND, ACCESS_DENIED));
        }
        if (!isOpen) {
            codes.add(ACCESS_DENIED);
        }
        if (!isOpen && !reads) {
            codes.add(CSRF_HEADER_MISSING);
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getIn().equals("query"))) {
            codes.add(VALIDATION_FAILED);
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(EnumSet.of(
                    MALFORMED_JSON, VALIDATION_FAILED, UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, REQUEST_TIMEOUT));
        }
        var own = method.getAnnotation(RouteProblems.class);
        if (own != null) {
            codes.addAll(Arrays.asList(own.value()));
        }
        return codes;
    }

    private static void addRefusals(Operation operation, Set<ProblemCode> codes) {
        var byStatus =
                codes.stream().collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, ofStatus) -> {
            var schema = switch (status) {
                case 402 -> ErrorSchemas.UNPAID;
                case 422 -> ErrorSchemas.INVALID;
                default -> ErrorSchemas.ERROR;
            };
            var response = new ApiResponse()
                    .description(ofStatus.stream()
                            .map(code -> "`" + code.wire() + "`")
                            .collect(Collectors.joining(", ")))
                    .content(new Content()
                            .addMediaType(
                                    "application/json",
                                    new MediaType()
                                            .schema(new Schema<>().$ref("#/components/schemas/" + schema))
                                            .examples(Examples.of(ofStatus))));
            operation.getResponses().addApiResponse(Integer.toString(status), response);
        });
    }
}
