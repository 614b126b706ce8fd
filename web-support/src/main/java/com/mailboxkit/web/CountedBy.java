package com.mailboxkit.web;

/// By what callers are told apart when their requests are counted.
enum CountedBy {

    /// A name is the hash of an API key.
    API_KEY("API key", "join api_key k on k.hash = a.hash and k.revoked_at is null"),

    /// A name is the id of a session that was found valid, a space, and the id of the organization that it asks for.
    SESSION("session", """
            cross join lateral (select a.hash, split_part(a.hash, ' ', 1) as id,
              split_part(a.hash, ' ', 2) as organization_id, false as test) k""");

    private final String what;
    private final String join;

    CountedBy(String what, String join) {
        this.what = what;
        this.join = join;
    }

    /// For callers who used up their limit.
    String what() {
        return what;
    }

    /// SQL that makes callers `k`, with hash, id, organization_id and test, of names `a.hash`.
    String join() {
        return join;
    }
}
