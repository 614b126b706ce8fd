package com.mailboxkit.smtp.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/// Connections on which the other side may say so much, and for so long. Without it one server with a reply that never
/// ends fills the memory, and one that says a character now and then holds a place for ever.
final class BoundedSocketFactory extends LazySocketFactory {

    private final int maxBytes;
    private final Duration maxAge;

    BoundedSocketFactory(int maxBytes, Duration maxAge) {
        this.maxBytes = maxBytes;
        this.maxAge = maxAge;
    }

    @Override
    public Socket createSocket() {
        long opened = System.nanoTime();
        return new Socket() {
            private int received;

            @Override
            public InputStream getInputStream() throws IOException {
                return new FilterInputStream(super.getInputStream()) {
                    @Override
                    public int read() throws IOException {
                        return counted(in.read(), 1);
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        int read = in.read(bytes, offset, length);
                        return counted(read, read);
                    }
                };
            }

            private int counted(int result, int bytes) throws IOException {
                received += Math.max(bytes, 0);
                if (received > maxBytes || System.nanoTime() - opened > maxAge.toNanos()) {
                    close();
                    throw new IOException("The server talks too much or too slowly");
                }
                return result;
            }
        };
    }
}
