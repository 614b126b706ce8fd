package com.mailboxkit.projection.message;

import com.mailboxkit.projection.message.Threads.Placed;
import java.time.Instant;

/// The contribution of some messages to their thread.
///
/// @param first the one that was filed first
record ThreadSum(String thread, NewMessage first, int messages, Instant lastAt, String lastId) {

    static ThreadSum of(Placed placed) {
        var message = placed.message();
        return new ThreadSum(placed.thread(), message, 1, message.createdAt(), message.id());
    }

    ThreadSum plus(ThreadSum later) {
        return new ThreadSum(
                thread,
                first,
                messages + later.messages,
                lastAt.isAfter(later.lastAt) ? lastAt : later.lastAt,
                lastId.compareTo(later.lastId) > 0 ? lastId : later.lastId);
    }
}
