package com.mailboxkit.kernel.message;

/// How an attempt ended for one recipient.
public sealed interface DeliveryResult {

    /// The envelope recipient, as in `MessageQueued.recipients`.
    String recipient();

    RemoteReply reply();

    /// The next hop took responsibility (2xx).
    record Delivered(String recipient, RemoteReply reply) implements DeliveryResult {}

    /// Not now (4xx, or no way there): worth another attempt.
    record Deferred(String recipient, RemoteReply reply) implements DeliveryResult {}

    /// Never (5xx, no such domain): no further attempt.
    record Bounced(String recipient, RemoteReply reply) implements DeliveryResult {}

    /// Refused by this platform without asking another server.
    record Rejected(String recipient, RemoteReply reply) implements DeliveryResult {}
}
