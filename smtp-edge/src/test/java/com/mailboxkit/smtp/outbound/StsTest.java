package com.mailboxkit.smtp.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.smtp.dns.DnsServer;
import com.mailboxkit.smtp.dns.MailDns;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.session.Certificates;
import com.mailboxkit.smtp.session.SelfSigned;
import com.mailboxkit.smtp.sts.Policies;
import com.mailboxkit.smtp.sts.StsProperties;
import com.mailboxkit.smtp.sts.TrustedAuthorities;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/// MTA-STS: a domain wants mail to reach it encrypted, by servers that prove their names.
class StsTest {

    private static final String ENFORCE = "version: STSv1\nmode: enforce\nmx: *.example.com\nmax_age: 86400\n";

    @TempDir
    private Path folder;

    private final AtomicInteger fetches = new AtomicInteger();
    private final StringBuilder authorities = new StringBuilder();
    private RemoteServer remote;
    private DnsServer dns;
    private HttpsServer web;
    private volatile String policy = ENFORCE;
    private volatile String contentType = "text/plain; charset=utf-8";

    @BeforeEach
    void open() throws Exception {
        remote = new RemoteServer();
        dns = new DnsServer();
        dns.withMx("example.com", 10, "mx.example.com", "127.0.0.1");
        dns.with("_mta-sts.example.com", Type.TXT, "\"v=STSv1; id=1;\"");
        dns.with("mta-sts.example.com", Type.A, "127.0.0.1");
        web = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setHttpsConfigurator(new HttpsConfigurator(proven("mta-sts.example.com")));
        web.createContext("/.well-known/mta-sts.txt", exchange -> {
            fetches.incrementAndGet();
            byte[] body = policy.getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void close() throws IOException {
        web.stop(0);
        dns.close();
        remote.close();
    }

    @Test
    void sendsEncryptedToAServerThatProvesItsName() throws Exception {
        remote.offering("STARTTLS").encrypting(proven("mx.example.com"));

        assertThat(attempt()).isInstanceOf(Delivered.class);
        assertThat(remote.commands()).containsSubsequence("STARTTLS", "(encrypted)", "DATA");
    }

    @Test
    void sendsNothingToAServerThatProvesAnotherName() throws Exception {
        remote.offering("STARTTLS").encrypting(proven("other.example.com"));

        assertUnproven(attempt());
    }

    @Test
    void sendsNothingToAServerWhoseWordNobodyTakes() throws Exception {
        remote.offering("STARTTLS").encrypting(SelfSigned.context("mx.example.com"));

        assertUnproven(attempt());
    }

    @Test
    void sendsNothingUnencrypted() throws Exception {
        assertUnproven(attempt());
    }

    @Test
    void sendsNothingToAServerThatThePolicyDoesNotName() throws Exception {
        policy = ENFORCE.replace("*.example.com", "elsewhere.example.com");
        remote.offering("STARTTLS").encrypting(proven("mx.example.com"));

        var result = attempt();

        assertUnproven(result);
        assertThat(result.reply().text()).contains("policy names");
        assertThat(remote.connections()).isZero();
    }

    @Test
    void onlyTellsTheOperatorWhileADomainTests() throws Exception {
        policy = ENFORCE.replace("enforce", "testing").replace("*.example.com", "elsewhere.example.com");

        assertThat(attempt()).isInstanceOf(Delivered.class);
    }

    @Test
    void knowsAPolicyAfterARestartThoughDnsAndTheServerAreSilent() throws Exception {
        assertUnproven(attempt());
        web.stop(0);
        dns.broken("_mta-sts.example.com");

        assertUnproven(attempt());
        assertThat(fetches).hasValue(1);
    }

    @Test
    void fetchesAPolicyOnceForEachIdThatDnsTells() throws Exception {
        policy = ENFORCE.replace("enforce", "none");
        try (var delivery = delivery()) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
            assertThat(delivery.attemptOne("ann@example.com")).isInstanceOf(Delivered.class);
        }
        assertThat(fetches).hasValue(1);

        policy = ENFORCE;
        dns.without("_mta-sts.example.com").with("_mta-sts.example.com", Type.TXT, "\"v=STSv1; id=2\"");

        assertThat(attempt()).isInstanceOf(Deferred.class);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void takesNoWebPageForAPolicy() throws Exception {
        contentType = "text/html";

        assertThat(attempt()).isInstanceOf(Delivered.class);
    }

    @Test
    void doesNotFetchFromPrivateNetworks() throws Exception {
        var settings = new StsProperties(
                true, web.getAddress().getPort(), Duration.ofSeconds(10), Duration.ofMinutes(5), 10, authorities());
        var resolver = new MailDns(new NameServer(dns.address()));
        var trusted = TrustedAuthorities.context(settings.certificates());
        try (var guarded =
                Policies.open(resolver, settings, trusted, false, folder.resolve("guarded"), Clock.systemUTC())) {
            assertThat(guarded.of("example.com")).isEmpty();
        }
        assertThat(fetches).hasValue(0);
        try (var open = Policies.open(resolver, settings, trusted, true, folder.resolve("open"), Clock.systemUTC())) {
            assertThat(open.of("example.com")).isPresent();
        }
    }

    private DeliveryResult attempt() throws IOException {
        try (var delivery = delivery()) {
            return delivery.attemptOne("bob@example.com");
        }
    }

    private Delivery delivery() throws IOException {
        return Delivery.byMx(
                folder,
                dns,
                remote.port(),
                "mta-sts.port=" + web.getAddress().getPort(),
                "mta-sts.certificates=" + authorities());
    }

    private void assertUnproven(DeliveryResult result) {
        assertThat(result).isInstanceOf(Deferred.class);
        assertThat(result.reply().enhancedStatus()).isEqualTo("4.7.5");
        assertThat(result.reply().text()).contains("MTA-STS policy");
        assertThat(remote.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }

    /// For a server whose certificate is believed.
    private SSLContext proven(String name) throws Exception {
        var place = Files.createDirectories(folder.resolve(name));
        var files = SelfSigned.files(name, place);
        authorities.append(Files.readString(Path.of(URI.create(files.certificate()))));
        return new Certificates(files.certificate(), files.privateKey(), name, Clock.systemUTC()).get();
    }

    private String authorities() throws IOException {
        return Files.writeString(folder.resolve("authorities.pem"), authorities)
                .toUri()
                .toString();
    }
}
