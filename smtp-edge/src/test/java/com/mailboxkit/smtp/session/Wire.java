package com.mailboxkit.smtp.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A client that may say anything, also what no honest client says.
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private Socket socket;
    private BufferedReader replies;

    public Wire(int port) throws IOException {
        use(new Socket("127.0.0.1", port));
    }

    /// From an address of this machine.
    public Wire(String from, int port) throws IOException {
        use(new Socket(InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(from), 0));
    }

    private void use(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    public void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    public String say(String line, String reply) throws IOException {
        send(line + "\r\n");
        return expect(reply);
    }

    /// Begins a transaction for all of them and says DATA.
    public void data(String... recipients) throws IOException {
        say("MAIL FROM:<out@example.com>", "250");
        for (var recipient : recipients) {
            say("RCPT TO:<" + recipient + ">", "250");
        }
        say("DATA", "354");
    }

    public String expect(String reply) throws IOException {
        var lines = new ArrayList<String>();
        String line;
        do {
            line = replies.readLine();
            lines.add(line);
        } while (line != null && line.length() > 3 && line.charAt(3) == '-');
        var answer = String.join("\n", lines);
        assertThat(answer).startsWith(reply);
        return answer;
    }

    /// The next line; empty where the server hung up.
    public String readLine() throws IOException {
        return Objects.requireNonNullElse(replies.readLine(), "");
    }

    /// All replies to a command that is said again and again until the server hangs up.
    public List<String> restWhileSaying(String command) {
        var lines = new ArrayList<String>();
        try {
            while (true) {
                send(command + "\r\n");
                var line = replies.readLine();
                if (line == null) {
                    return lines;
                }
                lines.add(line);
            }
        } catch (IOException reset) {
            return lines;
        }
    }

    /// What the server says until it hangs up.
    public List<String> rest() {
        var lines = new ArrayList<String>();
        try {
            for (String line; (line = replies.readLine()) != null; ) {
                lines.add(line);
            }
        } catch (SocketTimeoutException stillOpen) {
            throw new AssertionError("The server did not hang up after " + lines, stillOpen);
        } catch (IOException reset) {
            lines.add("(reset)");
        }
        return lines;
    }

    /// Shakes hands without believing any certificate, and returns the one that was shown.
    public X509Certificate encrypt() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        var encrypted =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
        encrypted.startHandshake();
        use(encrypted);
        return (X509Certificate) encrypted.getSession().getPeerCertificates()[0];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class TrustAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
