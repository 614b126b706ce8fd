package com.mailboxkit.kernel.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.mailboxkit.kernel.problem.ProblemCode;
import java.util.List;

/// The outcomes of several sends.
public record SendOutcomes(List<Outcome> outcomes) {

    public SendOutcomes {
        outcomes = List.copyOf(outcomes);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Queued.class, name = "queued"),
        @JsonSubTypes.Type(value = Suppressed.class, name = "suppressed"),
        @JsonSubTypes.Type(value = Unpaid.class, name = "unpaid"),
        @JsonSubTypes.Type(value = Refused.class, name = "refused")
    })
    public sealed interface Outcome {}

    /// Charged and queued.
    public record Queued() implements Outcome {}

    /// Stored, but not charged: every recipient is suppressed.
    public record Suppressed() implements Outcome {}

    /// The balance is too low; nothing was stored.
    public record Unpaid(long balanceMills, long costMills) implements Outcome {}

    /// Refused for another reason; nothing was stored.
    public record Refused(ProblemCode code, String message) implements Outcome {}
}
