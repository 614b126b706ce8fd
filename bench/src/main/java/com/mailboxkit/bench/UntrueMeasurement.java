package com.mailboxkit.bench;

/// What was counted on one side is not what was counted on the other, so there is no result.
final class UntrueMeasurement extends RuntimeException {

    private static final long serialVersionUID = 1;

    private UntrueMeasurement(String message) {
        super(message);
    }

    @SuppressWarnings("AnnotateFormatMethod") // not worth a library
    static void unless(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new UntrueMeasurement(message.formatted(arguments));
        }
    }
}
