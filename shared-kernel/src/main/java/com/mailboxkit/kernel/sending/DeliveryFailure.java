package com.mailboxkit.kernel.sending;

/// Why a message did not reach a recipient outside, or was unwanted.
public enum DeliveryFailure {
    /// Not delivered, for a reason that does not prove that the address is wrong.
    UNDELIVERED,
    /// The recipient's server proved that the address does not exist.
    HARD_BOUNCE,
    /// The recipient complained of spam, in a report whose origin is proven.
    COMPLAINT
}
