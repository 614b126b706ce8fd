package com.mailboxkit.projection;

import java.util.List;

/// The names of the projections for operators: each is one processing group.
public final class ProjectionNames {

    public static final String ORGANIZATION = "organization";
    public static final String INBOX = "inbox";
    public static final String MESSAGE = "message";
    public static final String WALLET = "wallet";
    public static final String WEBHOOK = "webhook";
    public static final String SEARCH = "search";

    private ProjectionNames() {}

    /// Every projection.
    public static List<String> all() {
        return List.of(ORGANIZATION, INBOX, MESSAGE, WALLET, WEBHOOK, SEARCH);
    }

    /// The projections that a read barrier waits for.
    public static List<String> readModel() {
        return List.of(ORGANIZATION, INBOX, MESSAGE, WALLET, WEBHOOK);
    }
}
