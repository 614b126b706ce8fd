package com.mailboxkit.mime.structure;

/// The remaining limits of one message.
final class Budget {

    /// A multipart with a wrong boundary is parsed again with the one that was found in it.
    private static final int MAX_RESCANS = 4;

    private final int maxDepth;
    private int parts;
    private long header;
    private int rescans = MAX_RESCANS;
    private int omitted;

    Budget(StructureLimits limits) {
        this.maxDepth = limits.maxDepth();
        this.parts = limits.maxParts();
        this.header = limits.maxHeader();
    }

    boolean isTooDeep(int depth) {
        return depth > maxDepth;
    }

    /// @return false where the limit was reached already
    boolean takesPart() {
        return parts-- > 0;
    }

    /// @return false where the limit is exceeded
    boolean takesHeader(long octets) {
        if (octets > header) {
            return false;
        }
        header -= octets;
        return true;
    }

    boolean takesRescan() {
        return rescans-- > 0;
    }

    void omit() {
        omitted++;
    }

    int omitted() {
        return omitted;
    }
}
