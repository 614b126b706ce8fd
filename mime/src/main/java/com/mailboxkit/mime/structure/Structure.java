package com.mailboxkit.mime.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A message taken apart (RFC 2045, RFC 2046), as it comes: nothing in it is an error, and what has no structure that
/// can be read is text. Closing it releases the octets.
public final class Structure implements AutoCloseable {

    private final List<Octets> octets;
    private final Part root;
    private final int omittedParts;

    private Structure(List<Octets> octets, Part root, int omittedParts) {
        this.octets = octets;
        this.root = root;
        this.omittedParts = omittedParts;
    }

    /// @param message is closed with the structure
    /// @throws IOException where there is no place for a temporary file
    public static Structure of(Octets message, StructureLimits limits) throws IOException {
        var budget = new Budget(limits);
        var all = new ArrayList<Octets>();
        all.add(message);
        try {
            var root = new StructureParser(message, budget, all, 0).parse();
            return new Structure(all, root, budget.omitted());
        } catch (IOException | RuntimeException failure) {
            close(all);
            throw failure;
        }
    }

    /// The message itself.
    public Part root() {
        return root;
    }

    /// How many parts lie beyond the limits; a multipart that does counts as one.
    public int omittedParts() {
        return omittedParts;
    }

    @Override
    public void close() throws IOException {
        close(octets);
    }

    private static void close(List<Octets> all) throws IOException {
        for (var octets : all) {
            octets.close();
        }
    }
}
