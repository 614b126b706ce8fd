package com.mailboxkit.web;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// When a request came, and the randomness it is given: ids, keys and addresses that it makes are drawn from here and
/// nowhere else. A request with an `Idempotency-Key` that is carried out again, because nobody knows how far it
/// came the first time, is given the same time and draws the same. So it asks for the very same thing, and what
/// was made already is found by its id. A controller method may take one.
public interface RequestSeed {

    /// To the millisecond, as events and answers show it.
    Instant now();

    /// Whether the request may have been carried out before, in part or wholly.
    boolean isRepeated();

    /// An id that begins with [#now].
    ///
    /// @param what names the thing that gets the id; the order in which a request draws does not matter
    String ulid(String what);

    /// A source of random bits that nobody can guess.
    ///
    /// @param what names the thing that is made of them
    RandomGenerator random(String what);
}
