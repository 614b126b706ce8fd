package com.mailboxkit.kernel.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What a report received by mail says about one recipient, after the next hop accepted the message.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Feedback.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Feedback.Delayed.class, name = "delayed"),
    @JsonSubTypes.Type(value = Feedback.Complained.class, name = "complained")
})
public sealed interface Feedback {

    /// The envelope recipient, as in `MessageQueued.recipients`.
    String recipient();

    RemoteReply reply();

    /// Not delivered, and not retried (RFC 3464, action `failed`).
    record Failed(String recipient, RemoteReply reply, BounceKind kind) implements Feedback {}

    /// Not delivered yet (RFC 3464, action `delayed`).
    record Delayed(String recipient, RemoteReply reply) implements Feedback {}

    /// The recipient complained (RFC 5965).
    record Complained(String recipient, RemoteReply reply) implements Feedback {}
}
