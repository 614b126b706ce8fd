package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import com.mailboxkit.web.outage.Outages;
import io.netty.channel.ChannelException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.codec.DecodingException;
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

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final long BETWEEN_OUTAGES_NANOS = Duration.ofSeconds(10).toNanos();

    private final Problems problems;
    private final Outages outages;
    private final JsonMapper json;
    private final AtomicLong outageLogged = new AtomicLong(System.nanoTime() - BETWEEN_OUTAGES_NANOS);

    ProblemHandler(Problems problems, Outages outages, JsonMapper json) {
        this.problems = problems;
        this.outages = outages;
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
            log.error("{} failed", shown(exchange), error);
        } else if (error != refusal && refusal.code() == ProblemCode.UNAVAILABLE) {
            logOutage(exchange, error);
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
        } else if (refusal.code().status() == SERVICE_UNAVAILABLE) { // refused by another process
            headers.set("Retry-After", Long.toString(Outages.RETRY_SECONDS));
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

    private Refusal refusalOf(Throwable error) {
        return switch (error) {
            case Refusal refusal -> refusal;
            case DecodingException malformed -> malformedJson();
            case ServerWebInputException malformed -> unreadable(malformed);
            case ResponseStatusException status -> ofStatus(status);
            case ChannelException late -> tooSlow();
            case Throwable down when outages.find(down).isPresent() -> Outages.refusal();
            default ->
                new Refusal(
                        ProblemCode.INTERNAL_ERROR, "Something failed on our side. Nothing was lost; try again later.");
        };
    }

    /// During an outage many requests fail in the same way.
    private void logOutage(ServerWebExchange exchange, Throwable error) {
        long last = outageLogged.get();
        long now = System.nanoTime();
        if (now - last >= BETWEEN_OUTAGES_NANOS && outageLogged.compareAndSet(last, now)) {
            log.warn(
                    "{} gets 503, as others may within these seconds: a dependency does not answer",
                    shown(exchange),
                    error);
        }
    }

    private static String shown(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return request.getMethod() + " " + request.getPath();
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
            case 503 -> Outages.refusal();
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
}
