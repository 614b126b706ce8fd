package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The JSON of a refusal: the members every error has, and those its detail adds.
public final class Problems {

    private final PublicUrl publicUrl;

    Problems(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Map<String, Object> body(Refusal refusal) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", refusal.code().wire());
        body.put("message", message(refusal));
        switch (refusal.detail()) {
            case Detail.None none -> {
                body.put("docs_url", docs(refusal.code()));
                fieldOf(refusal.code())
                        .ifPresent(field -> body.put("errors", Map.of(field, List.of(message(refusal)))));
            }
            case Detail.RetryAfter later -> body.put("docs_url", docs(refusal.code()));
            case Detail.Fields fields -> {
                body.put("docs_url", docs(refusal.code()));
                body.put("errors", fields.errors());
            }
            case Detail.Balance balance -> addBalance(body, balance);
        }
        return body;
    }

    private static String message(Refusal refusal) {
        return String.valueOf(refusal.getMessage());
    }

    /// Aggregates know of no fields, and Axon Server hands over no more than code and message.
    private static Optional<String> fieldOf(ProblemCode code) {
        return switch (code) {
            case EMAIL_TAKEN, DOMAIN_NOT_VERIFIED -> Optional.of("email");
            default -> Optional.empty();
        };
    }

    private void addBalance(Map<String, Object> body, Detail.Balance balance) {
        body.put("action", "Top up your wallet to continue sending.");
        body.put("billing_url", publicUrl.link("/billing"));
        body.put("docs_url", publicUrl.link("/api-docs#billing-errors"));
        body.put("balance_mills", balance.balanceMills());
        body.put("balance_dollars", Dollars.of(balance.balanceMills()));
        body.put("cost_mills", balance.costMills());
        body.put("cost_dollars", Dollars.of(balance.costMills()));
        body.put("emails_remaining", balance.balanceMills() / balance.messageMills());
    }

    private String docs(ProblemCode code) {
        return publicUrl.link(
                "/api-docs#" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
