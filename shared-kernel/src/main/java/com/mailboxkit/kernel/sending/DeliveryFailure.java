package com.mailboxkit.kernel.sending;

/// What became of a message to a recipient outside, other than that it arrived.
public enum DeliveryFailure {
    /// It did not arrive, for a reason that does not prove that the address is wrong.
    UNDELIVERED,
    /// The recipient's server proved that there is no such address.
    HARD_BOUNCE,
    /// The recipient called it spam, by a report that proves where it comes from.
    COMPLAINT
}
