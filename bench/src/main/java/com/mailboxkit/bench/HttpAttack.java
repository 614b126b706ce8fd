package com.mailboxkit.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Collections.nCopies;

import com.mailboxkit.bench.Api.Agent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Attacks on the HTTP API, with a free account or none.
enum HttpAttack implements Attack {
    LONG_NAME("display names of 3,000 characters", 4) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            var json = "{\"to\":[\"\\\"%s\\\" <ann@example.com>\"],\"text\":\"x\"}".formatted("ab".repeat(1_500));
            return post(platform, send(attacker), attacker.key(), JSON, List.of(json.getBytes(US_ASCII)));
        }
    },
    MANY_PARTS("forms of 100,000 parts", 4) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            return post(platform, send(attacker), attacker.key(), FORM, nCopies(100_000, FIELD.getBytes(US_ASCII)));
        }
    },
    LARGE_FORMS("forms of 70 MB", 4) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            return post(platform, send(attacker), attacker.key(), FORM, nCopies(1_000, file(0, 70_000)));
        }
    },
    LARGE_REGISTRATIONS("registrations of 65 MB", 4) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            return post(platform, "/api/v1/register", null, JSON, nCopies(1_000, new byte[65_000]));
        }
    },
    REFUSED_SENDS("refused sends of 5 × 9.9 MB", 2) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            var form = new ArrayList<byte[]>();
            form.add("--limit\r\nContent-Disposition: form-data; name=\"to[]\"\r\n\r\nnobody\r\n".getBytes(US_ASCII));
            for (int i = 0; i < FILES; i++) {
                form.add(file(i, 9_900_000));
            }
            form.add("--limit--\r\n".getBytes(US_ASCII));
            return post(platform, send(attacker), attacker.key(), FORM, form);
        }
    },
    HALF_REQUESTS("1,000 connections with half a request", 10) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            var sockets = new ArrayList<Socket>();
            int closed = 0;
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    var socket = connect(platform);
                    sockets.add(socket);
                    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(US_ASCII));
                }
                for (var socket : sockets) {
                    closed += isClosed(socket) ? 1 : 0;
                }
            } catch (IOException refused) {
                closed++;
            } finally {
                for (var socket : sockets) {
                    socket.close();
                }
            }
            return closed > 0 ? "closed" : "open";
        }
    },
    PREFIXES("20 connections of searches for 5 prefixes", 20) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            var json = "{\"query\":\"con* pro* tra* int* sub*\",\"limit\":100}";
            return post(platform, "/api/v1/messages/search", attacker.key(), JSON, List.of(json.getBytes(US_ASCII)));
        }
    };

    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data; boundary=limit";
    private static final String FIELD = "--limit\r\nContent-Disposition: form-data; name=\"to[]\"\r\n\r\na@x.org\r\n";
    private static final int FILES = 5;
    private static final int CONNECTIONS = 100;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LOOK_MILLIS = 10;
    private static final int FILLING = 300;
    private static final int WORDS = 400;

    private final String title;
    private final int clients;

    HttpAttack(String title, int clients) {
        this.title = title;
        this.clients = clients;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int clients() {
        return clients;
    }

    /// Gives the attacker's own searches something to find.
    static void fill(Platform platform, Agent attacker) throws IOException {
        var random = new Random(7);
        var begins = new String[] {"con", "pro", "tra", "int", "sub"};
        for (int i = 0; i < FILLING; i++) {
            var words = random.ints(WORDS, 0, 100_000)
                    .mapToObj(number -> begins[number % begins.length] + Integer.toString(number, 36))
                    .collect(Collectors.joining(" "));
            var json = "{\"to\":[\"%s\"],\"text\":\"%s\"}".formatted(attacker.email(), words);
            post(platform, send(attacker), attacker.key(), JSON, List.of(json.getBytes(US_ASCII)));
        }
    }

    private static String send(Agent attacker) {
        return "/api/v1/inboxes/" + attacker.inbox() + "/messages/send";
    }

    /// The first of the pieces of a body is as good as the others.
    private static byte[] file(int index, int bytes) {
        var head = "--limit\r\nContent-Disposition: form-data; name=\"attachments[%d]\"; filename=\"f\"\r\n\r\n"
                .formatted(index);
        return (head + "x".repeat(bytes - head.length() - 2) + "\r\n").getBytes(US_ASCII);
    }

    /// @param body in pieces
    /// @return the status, or what came instead
    private static String post(Platform platform, String path, @Nullable String key, String type, List<byte[]> body)
            throws IOException {
        try (var socket = connect(platform)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write(
                    ("POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
                                    .formatted(
                                            path,
                                            type,
                                            key == null
                                                    ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n"
                                                    : "Authorization: Bearer " + key + "\r\n",
                                            body.stream()
                                                    .mapToLong(piece -> piece.length)
                                                    .sum()))
                            .getBytes(US_ASCII));
            for (var piece : body) {
                if (socket.getInputStream().available() > 0) {
                    break;
                }
                out.write(piece);
            }
            var status = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
            return status.isEmpty() ? "closed" : status.substring("HTTP/1.1 ".length());
        } catch (SocketTimeoutException late) {
            return "no answer";
        } catch (IOException closed) {
            return "closed";
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(LOOK_MILLIS);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    /// From another address than the honest client's.
    private static Socket connect(Platform platform) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), platform.httpPort(), InetAddress.ofLiteral("127.0.0.2"), 0);
    }
}
