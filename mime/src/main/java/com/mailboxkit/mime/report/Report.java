package com.mailboxkit.mime.report;

import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.RemoteReply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The content of a report about a sent message. Reports can be forged: callers verify its sender and whether
/// the message was sent here.
public sealed interface Report {

    /// Quoted from the message.
    Quoted quoted();

    /// What a report quotes of the message that it is about.
    ///
    /// @param messageId Message-ID with its angle brackets
    /// @param senders reverse paths of the envelope
    /// @param recipients addresses in To
    record Quoted(@Nullable String messageId, List<String> senders, List<String> recipients) {

        public Quoted {
            senders = List.copyOf(senders);
            recipients = List.copyOf(recipients);
        }
    }

    /// A delivery report (RFC 3464, and earlier forms of mail servers).
    record DeliveryReport(Quoted quoted, List<Outcome> outcomes) implements Report {

        public DeliveryReport {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// The delivery status of one recipient.
    ///
    /// @param addresses of the recipient; more than one where mail is forwarded
    /// @param kind of a failure
    record Outcome(List<String> addresses, Action action, RemoteReply reply, BounceKind kind) {

        public Outcome {
            addresses = List.copyOf(addresses);
        }
    }

    /// RFC 3464, section 2.3.3.
    enum Action {
        FAILED,
        DELAYED,
        /// Also for `relayed` and `expanded`: not a failure.
        DELIVERED
    }

    /// Feedback of a recipient (RFC 5965).
    ///
    /// @param fields of the report by their names in lower case
    record FeedbackReport(Quoted quoted, Map<String, List<String>> fields) implements Report {

        public FeedbackReport {
            fields = Map.copyOf(fields);
        }

        /// Such as `abuse`, in lower case.
        public String type() {
            return first("feedback-type").orElse("").toLowerCase(Locale.ROOT);
        }

        /// Whether the recipient complains. Reports on broken signatures and on mail that is not spam have the
        /// same format.
        public boolean isComplaint() {
            return switch (type()) {
                case "auth-failure", "not-spam", "" -> false;
                default -> true; // RFC 5965, section 7.3: new types are treated as `other`
            };
        }

        /// The feedback in words, as a server's reply.
        public RemoteReply reply() {
            var agent = first("user-agent").map(name -> ", reported by " + name).orElse("");
            var host = first("reporting-mta").map(mta -> mta.replaceFirst("^[\\w-]+\\s*;\\s*", ""));
            return new RemoteReply(host.map(Reply::text).orElse(null), 0, null, Reply.text(type() + agent));
        }

        public Optional<String> first(String name) {
            return all(name).stream().findFirst();
        }

        public List<String> all(String name) {
            return fields.getOrDefault(name, List.of());
        }
    }
}
