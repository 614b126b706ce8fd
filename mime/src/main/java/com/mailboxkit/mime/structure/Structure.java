package com.mailboxkit.mime.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The parsed structure of a message (RFC 2045, RFC 2046). Lenient: no content is an error, and what has no
/// readable structure is text. Closing it releases the octets.
public final class Structure implements AutoCloseable {

    private final List<Octets> octets;
    private final Part root;
    private final int omittedParts;

    private Structure(List<Octets> octets, Part root, int omittedParts) {
        this.octets = octets;
        this.root = root;
        this.omittedParts = omittedParts;
    }

    /// @param message closed with the structure
    /// @throws IOException where no temporary file can be written
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

    /// How many parts exceed the limits; a multipart counts as one.
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
