package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import io.netty.channel.ChannelException;
import io.r2dbc.spi.R2dbcException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.codec.DecodingException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Answers every error in the one shape that the contract names. The only place where a refusal meets HTTP.
public final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private static final int MOST_CAUSES = 20; // causes may go in a circle

    private final Problems problems;
    private final JsonMapper json;

    ProblemHandler(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10; // before Spring Boot's own error page
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        var refusal = refusalOf(error);
        if (refusal.code() == ProblemCode.INTERNAL_ERROR) {
            log.error(
                    "{} {} failed",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    error);
        }
        response.setStatusCode(HttpStatusCode.valueOf(refusal.code().status()));
        var headers = response.getHeaders();
        if (error instanceof ResponseStatusException status) {
            headers.putAll(status.getHeaders()); // Allow of 405, Accept of 415
        }
        ApiKeyFilter.keepPrivate(headers); // what is refused before that filter too
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (refusal.detail() instanceof Detail.RetryAfter later) {
            headers.set("Retry-After", Long.toString(later.seconds()));
        }
        if (refusal.code() == ProblemCode.REQUEST_TIMEOUT) {
            headers.set("Connection", "close"); // the rest of the body would be taken for a request
        }
        if (refusal.code() == ProblemCode.UNAUTHENTICATED) {
            headers.set("WWW-Authenticate", "Bearer");
        }
        byte[] body = json.writeValueAsBytes(problems.body(refusal));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Refusal refusalOf(Throwable error) {
        return switch (error) {
            case Refusal refusal -> refusal;
            case DecodingException malformed -> malformedJson();
            case ServerWebInputException malformed -> unreadable(malformed);
            case ResponseStatusException status -> ofStatus(status);
            case ChannelException late -> tooSlow();
            case Throwable down when isDatabaseAway(down) -> unavailable();
            default ->
                new Refusal(
                        ProblemCode.INTERNAL_ERROR, "Something failed on our side. Nothing was lost; try again later.");
        };
    }

    /// Whether the database could not be reached, was stopping, or had no room: SQLSTATE classes 08, 57 and 53.
    private static boolean isDatabaseAway(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(cause -> switch (cause) {
                    case DataAccessResourceFailureException away -> true;
                    case SQLTransientConnectionException noConnection -> true;
                    case SQLException sql -> isAway(sql.getSQLState());
                    case R2dbcException sql -> isAway(sql.getSqlState());
                    default -> false;
                });
    }

    private static boolean isAway(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.startsWith("57") || sqlState.startsWith("53"));
    }

    private static Refusal ofStatus(ResponseStatusException error) {
        return switch (error.getStatusCode().value()) {
            case 404 -> new Refusal(ProblemCode.NOT_FOUND, "There is nothing at this path. See the API documentation.");
            case 405 -> new Refusal(ProblemCode.METHOD_NOT_ALLOWED, "This path does not take that method.");
            case 406 -> new Refusal(ProblemCode.NOT_ACCEPTABLE, "This resource cannot be given in that media type.");
            case 413 -> new Refusal(ProblemCode.PAYLOAD_TOO_LARGE, "The request body is too large.");
            case 415 ->
                new Refusal(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "Send application/json or, where attachments are taken, multipart/form-data.");
            case 503 -> unavailable();
            default -> new Refusal(ProblemCode.INTERNAL_ERROR, "Something failed on our side.");
        };
    }

    /// The server stops reading a body that comes too slowly.
    private static Refusal tooSlow() {
        return new Refusal(
                ProblemCode.REQUEST_TIMEOUT, "The request body did not come in time. Send it again without pauses.");
    }

    /// What Spring could not convert: a query parameter, or else the body.
    private static Refusal unreadable(ServerWebInputException error) {
        var parameter = error.getMethodParameter();
        if (parameter == null) {
            return malformedJson();
        }
        var query = parameter.getParameterAnnotation(RequestParam.class);
        if (query == null) {
            return malformedJson();
        }
        var name = query.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : query.name();
        var type = parameter.getParameterType().getSimpleName().toLowerCase(Locale.ROOT);
        return Refusal.invalid(name, "must be a " + type);
    }

    private static Refusal malformedJson() {
        return new Refusal(ProblemCode.MALFORMED_JSON, "The body is not a well-formed JSON object.");
    }

    private static Refusal unavailable() {
        return new Refusal(
                ProblemCode.UNAVAILABLE,
                "The platform cannot reach its database right now. Try again shortly.",
                new Detail.RetryAfter(2));
    }
}
