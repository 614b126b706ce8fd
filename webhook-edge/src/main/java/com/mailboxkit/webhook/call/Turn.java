package com.mailboxkit.webhook.call;

import java.util.ArrayDeque;
import java.util.Deque;

/// An organization's share: its lanes take turns, and organizations do. Guarded by [Lanes].
final class Turn {

    private final Deque<Lane> lanes = new ArrayDeque<>();
    private boolean inLine;
    private int running;

    /// Those with a call that may begin.
    Deque<Lane> lanes() {
        return lanes;
    }

    /// Gets in line for the next call, unless it is there or has nothing to do there.
    void lineUp(Deque<Turn> line, int most) {
        if (!inLine && running < most && !lanes.isEmpty()) {
            inLine = true;
            line.add(this);
        }
    }

    void leaveLine() {
        inLine = false;
    }

    void begin() {
        running++;
    }

    void end() {
        running--;
    }

    boolean isIdle() {
        return running == 0 && lanes.isEmpty();
    }
}
