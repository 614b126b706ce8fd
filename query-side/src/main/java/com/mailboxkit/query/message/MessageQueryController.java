package com.mailboxkit.query.message;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Lists and shows messages, and returns their bytes.
@RestController
class MessageQueryController {

    private static final int CHUNK = 64 * 1024;
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /// Ends with the pictures, to which those from elsewhere are added. The page has no origin, so it reads
    /// nothing of the platform even where a browser lets something of it run.
    private static final String VIEW_POLICY = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline';"
            + " form-action 'none'; frame-ancestors 'self'; img-src data: cid:";

    private final InboxReader inboxes;
    private final MessageReader messages;
    private final MessageLongPoll longPoll;
    private final MessageViews views;
    private final MessagePages pages;
    private final AttachmentLinks links;
    private final ContentStore store;

    MessageQueryController(
            InboxReader inboxes,
            MessageReader messages,
            MessageLongPoll longPoll,
            MessageViews views,
            MessagePages pages,
            AttachmentLinks links,
            ContentStore store) {
        this.inboxes = inboxes;
        this.messages = messages;
        this.longPoll = longPoll;
        this.views = views;
        this.pages = pages;
        this.links = links;
        this.store = store;
    }

    @Operation(
            tags = "Messages",
            summary = "List messages",
            description =
                    "Without bodies and events; `extracted_text` is cut at 2,000 characters. `from` and `subject` are"
                            + " parts of them in any case. With `wait`, such as `30s`, the answer comes as soon as an inbound"
                            + " message matches, or empty when the time is over.")
    @GetMapping("/api/v1/inboxes/{inboxId}/messages")
    Mono<Page<MessageView>> list(
            Caller caller,
            @PathVariable String inboxId,
            PageRequest page,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String subject,
            @Parameter(schema = @Schema(format = Times.FORMAT)) @RequestParam(required = false) @Nullable String since,
            @Parameter(schema = @Schema(allowableValues = {MessageFilter.INBOUND, MessageFilter.OUTBOUND}))
                    @RequestParam(required = false)
                    @Nullable
                    String direction,
            @Parameter(schema = @Schema(pattern = MessageLongPoll.WAIT)) @RequestParam(required = false) @Nullable
                    String wait) {
        var filter = MessageFilter.of(from, subject, since, direction);
        return inboxes.find(inboxId, caller.organizationId())
                .flatMap(inbox -> wait == null
                        ? messages.list(inbox.id(), caller.test(), filter, page)
                        : longPoll.await(
                                caller, messages.list(inbox.id(), caller.test(), filter.inbound(), page), wait))
                .flatMap(views::briefs)
                .map(rows -> Page.of(rows, page, message -> Cursor.at(message.id())));
    }

    @Operation(
            tags = "Messages",
            summary = "Show a message",
            description = "With its bodies and everything that happened to it. `html_safe` runs and loads nothing; with"
                    + " `remote_images=true` it shows pictures from elsewhere, whose servers learn of that.")
    @GetMapping("/api/v1/inboxes/{inboxId}/messages/{messageId}")
    Mono<Data<MessageView>> get(
            Caller caller,
            @PathVariable String inboxId,
            @PathVariable String messageId,
            @RequestParam(name = "remote_images", defaultValue = "false") boolean remoteImages) {
        return find(caller, inboxId, messageId)
                .flatMap(remoteImages ? views::wholeWithRemoteImages : views::whole)
                .map(Data::new);
    }

    @Operation(
            tags = "Messages",
            summary = "View a message",
            description =
                    "Its HTML, or else its text, as a page for an iframe: it runs and loads nothing. Pictures that are"
                            + " parts of the message are in it. With `remote_images=true` it shows pictures from elsewhere, whose"
                            + " servers learn of that.")
    @GetMapping("/api/v1/inboxes/{inboxId}/messages/{messageId}/view")
    Mono<ResponseEntity<String>> view(
            Caller caller,
            @PathVariable String inboxId,
            @PathVariable String messageId,
            @RequestParam(name = "remote_images", defaultValue = "false") boolean remoteImages) {
        return find(caller, inboxId, messageId)
                .flatMap(message -> Mono.fromCallable(() -> pages.page(message, remoteImages))
                        .subscribeOn(Schedulers.boundedElastic()))
                .map(page -> ResponseEntity.ok()
                        .contentType(HTML)
                        .header("Content-Security-Policy", VIEW_POLICY + (remoteImages ? " http: https:" : ""))
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-DNS-Prefetch-Control", "off")
                        .body(page));
    }

    @Operation(tags = "Messages", summary = "Get a raw message", description = "As they came or went (RFC 5322).")
    @GetMapping("/api/v1/inboxes/{inboxId}/messages/{messageId}/raw")
    Mono<ResponseEntity<Flux<DataBuffer>>> raw(
            Caller caller, @PathVariable String inboxId, @PathVariable String messageId) {
        return find(caller, inboxId, messageId)
                .map(message -> download(message.content().raw(), "message/rfc822", message.id() + ".eml"));
    }

    @Operation(
            tags = "Messages",
            summary = "Get an attachment",
            description = "The `url` of an attachment gives the same without a key, until it expires.")
    @GetMapping("/api/v1/inboxes/{inboxId}/messages/{messageId}/attachments/{attachmentId}")
    Mono<ResponseEntity<Flux<DataBuffer>>> attachment(
            Caller caller,
            @PathVariable String inboxId,
            @PathVariable String messageId,
            @PathVariable String attachmentId) {
        return find(caller, inboxId, messageId).map(message -> download(message, attachmentId));
    }

    @GetMapping("/attachments/{messageId}/{attachmentId}")
    Mono<ResponseEntity<Flux<DataBuffer>>> linked(
            @PathVariable String messageId,
            @PathVariable String attachmentId,
            @RequestParam(defaultValue = "0") long expires,
            @RequestParam(required = false) @Nullable String signature) {
        if (!links.isValid(messageId, attachmentId, expires, signature)) {
            return Mono.error(new Refusal(
                    ProblemCode.ACCESS_DENIED,
                    "This link has expired or is not one of ours. Read the message again to get a new one."));
        }
        return messages.any(messageId)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("message")))
                .map(message -> download(message, attachmentId));
    }

    private Mono<StoredMessage> find(Caller caller, String inboxId, String messageId) {
        return inboxes.find(inboxId, caller.organizationId())
                .flatMap(inbox -> messages.find(inbox.id(), caller.test(), messageId));
    }

    private ResponseEntity<Flux<DataBuffer>> download(StoredMessage message, String attachmentId) {
        Attachment attachment = message.content().attachments().stream()
                .filter(candidate -> candidate.id().value().equals(attachmentId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("attachment"));
        return download(attachment.content(), attachment.mimeType(), attachment.filename());
    }

    private ResponseEntity<Flux<DataBuffer>> download(ContentRef content, String type, String filename) {
        var bytes = DataBufferUtils.readInputStream(
                        () -> store.read(content), DefaultDataBufferFactory.sharedInstance, CHUNK)
                .onErrorMap(NoSuchFileException.class, erased -> Refusal.notFound("content"))
                .subscribeOn(Schedulers.boundedElastic());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .contentLength(content.size())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(filename, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .body(bytes);
    }
}
