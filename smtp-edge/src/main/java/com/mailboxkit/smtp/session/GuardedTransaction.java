package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/// Answers 451 where a transaction fails for whatever reason: other servers then retry.
final class GuardedTransaction implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(GuardedTransaction.class);

    private final MessageHandler transaction;

    GuardedTransaction(MessageHandler transaction) {
        this.transaction = transaction;
    }

    @Override
    public void from(String reversePath) throws RejectException {
        try {
            transaction.from(reversePath);
        } catch (RuntimeException failure) {
            throw tryLater("MAIL", failure);
        }
    }

    @Override
    public void recipient(String forwardPath) throws RejectException {
        try {
            transaction.recipient(forwardPath);
        } catch (RuntimeException failure) {
            throw tryLater("RCPT", failure);
        }
    }

    @Override
    public @Nullable String data(InputStream message) throws RejectException, IOException {
        try {
            return transaction.data(message);
        } catch (RuntimeException failure) {
            throw tryLater("DATA", failure);
        }
    }

    @Override
    public void done() {
        transaction.done();
    }

    private static RejectException tryLater(String command, RuntimeException failure) {
        log.error("{} failed and was answered 451", command, failure);
        return new RejectException(451, "4.3.0 Not possible right now; try again later");
    }
}
