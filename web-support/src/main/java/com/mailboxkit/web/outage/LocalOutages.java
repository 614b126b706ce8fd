package com.mailboxkit.web.outage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/// What Java itself says: a disk or a connection failed, something did not answer in time, or a pool of threads is full
/// or stopping.
final class LocalOutages implements OutageDetector {

    @Override
    public boolean detects(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException lost -> false; // waiting brings no file back
            case IOException failed -> true;
            case TimeoutException late -> true;
            case RejectedExecutionException full -> true;
            default -> false;
        };
    }
}
