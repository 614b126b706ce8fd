package com.mailboxkit.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The platform threads that parse received mail, each message with a deadline: no message can occupy the
/// carriers of virtual threads, or a thread forever.
public final class ParserThreads implements AutoCloseable {

    private final ExecutorService threads;
    private final Semaphore free;
    private final Duration deadline;
    private final Duration maxWait;

    /// @param count of threads
    /// @param deadline for one message, from when a thread starts on it
    /// @param maxWait for a free thread
    public ParserThreads(int count, Duration deadline, Duration maxWait) {
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("mail-parser-", 1).daemon().factory());
        this.free = new Semaphore(count, true);
        this.deadline = deadline;
        this.maxWait = maxWait;
    }

    /// Runs `work`, which is interrupted at the deadline and keeps its thread until it ends.
    ///
    /// @param input closed where the work does not start; otherwise the work closes it
    /// @throws IOException from the work, or where all threads are busy for too long
    /// @throws TimeoutException after the deadline
    public <T> T call(Callable<T> work, Closeable input) throws IOException, TimeoutException {
        awaitFree(input);
        var task = new Task<>(work);
        threads.execute(task);
        try {
            return task.result.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            task.stop();
            throw interrupted();
        } catch (TimeoutException slow) {
            task.stop();
            throw slow;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException storeFailed) {
                throw storeFailed;
            }
            throw new IllegalStateException("A message could not be read", failure.getCause());
        }
    }

    private void awaitFree(Closeable input) throws IOException {
        try {
            if (free.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            input.close();
            throw interrupted();
        }
        input.close();
        throw new IOException("No thread was free to read a message within " + maxWait);
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted while a message was read");
    }

    /// Returns its permit when the work has actually ended, not when its caller stops waiting.
    private final class Task<T> implements Runnable {

        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Callable<T> work;
        private @Nullable Thread runner;
        private boolean isStopped;

        Task(Callable<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            begin();
            try {
                result.complete(work.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            } finally {
                end();
                free.release();
            }
        }

        private synchronized void begin() {
            runner = Thread.currentThread();
            if (isStopped) {
                runner.interrupt();
            }
        }

        private synchronized void end() {
            runner = null;
            Thread.interrupted(); // the next message must not be interrupted
        }

        synchronized void stop() {
            isStopped = true;
            if (runner != null) {
                runner.interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
