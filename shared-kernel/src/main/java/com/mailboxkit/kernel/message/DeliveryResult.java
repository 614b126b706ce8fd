package com.mailboxkit.kernel.message;

/// How an attempt ended for one recipient.
public sealed interface DeliveryResult {

    /// The envelope recipient, as in `MessageQueued.recipients`.
    String recipient();

    RemoteReply reply();

    /// The next hop accepted responsibility (2xx).
    record Delivered(String recipient, RemoteReply reply) implements DeliveryResult {}

    /// A transient failure (4xx, or no connection): retried.
    record Deferred(String recipient, RemoteReply reply) implements DeliveryResult {}

    /// A permanent failure (5xx, no such domain): not retried.
    record Bounced(String recipient, RemoteReply reply) implements DeliveryResult {}

    /// Refused by this platform without contacting another server.
    record Rejected(String recipient, RemoteReply reply) implements DeliveryResult {}
}
