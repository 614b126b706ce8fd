package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What an operator does with the wallets of others.
class WalletOperationsIT {

    private static final String NOBODY = "01KHXCQ5GVA8SQN2HJX6B9Z4T0";

    @TempDir
    private static Path data;

    private static Platform platform;
    private static String adminKey;

    @BeforeAll
    static void start() throws IOException {
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.public-url=https://mail.example.com",
                "--mailboxkit.tariff.opening-credit-mills=2");
        adminKey = Files.readString(data.resolve("admin-key")).strip();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void creditsAWalletThatRanDryOncePerReference() {
        var agent = platform.register();
        assertThat(agent.send("ann@example.com", "First").status()).isEqualTo(201);
        assertThat(agent.send("ann@example.com", "Second").status()).isEqualTo(402);

        var credited = credit(organization(agent), 5_000, "invoice 17");
        var again = credit(organization(agent), 5_000, "invoice 17");

        assertThat(credited.status()).isEqualTo(201);
        assertThat(credited.body().at("/data/balance_dollars").stringValue()).isEqualTo("$5.000");
        assertThat(again.body()).isEqualTo(credited.body());
        assertThat(credit(organization(agent), 6_000, "invoice 17").status()).isEqualTo(409);
        assertThat(agent.send("ann@example.com", "Second").status()).isEqualTo(201);
        assertThat(balance(agent)).isEqualTo(4_998);
    }

    /// Word for word as it is documented: agents read it.
    @Test
    void tellsAnAgentWithoutMoneyHowMuchIsMissingAndWhatToDo() {
        var agent = platform.register();
        agent.send("ann@example.com", "First");

        var refused = agent.send("ann@example.com", "Second");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.body()).isEqualTo(JsonMapper.shared().readTree("""
                {
                  "error": "insufficient_balance",
                  "message": "Your organization does not have enough credit to send this email.",
                  "action": "Top up your wallet to continue sending.",
                  "billing_url": "https://mail.example.com/billing",
                  "docs_url": "https://mail.example.com/api-docs#billing-errors",
                  "balance_mills": 0,
                  "balance_dollars": "$0.000",
                  "cost_mills": 2,
                  "cost_dollars": "$0.002",
                  "emails_remaining": 0
                }"""));
    }

    @Test
    void givesBackWhatAMessageCostOnce() {
        var agent = platform.register();
        var sent = agent.send("ann@example.com", "Paid").body().at("/data/id").stringValue();

        var refunded = admin("POST", "/admin/messages/%s/refund".formatted(sent), null);

        assertThat(refunded.status()).isEqualTo(201);
        assertThat(refunded.body().at("/data/amount_mills").longValue()).isEqualTo(2);
        assertThat(admin("POST", "/admin/messages/%s/refund".formatted(sent), null)
                        .status())
                .isEqualTo(409);
        await().untilAsserted(() -> assertThat(balance(agent)).isEqualTo(2));
        assertThat(kinds(agent, "")).containsExactly("refund", "charge", "credit");
        assertThat(kinds(agent, "?kind=refund")).containsExactly("refund");
        assertThat(kinds(agent, "?reference=" + sent)).containsExactly("refund", "charge");
        assertThat(kinds(agent, "?date_to=2026-01-01")).isEmpty();
        assertThat(kinds(agent, "?date_from=2026-01-01&date_to=2999-01-01T00:00:00Z"))
                .hasSize(3);
    }

    @Test
    void findsAnOrganizationByWhatAnOperatorKnowsOfIt() {
        var agent = platform.register();
        platform.register();

        // operators see what the read model has; nobody waits for them
        await().untilAsserted(() -> assertThat(organizations(agent.email())).containsExactly(organization(agent)));
        assertThat(organizations(organization(agent))).containsExactly(organization(agent));
        await().untilAsserted(() ->
                assertThat(organizations("")).hasSizeGreaterThan(1).contains(organization(agent)));
        assertThat(organizations("nobody@example.com")).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        var agent = platform.register();

        assertThat(credit(NOBODY, 5, "for nobody").status()).isEqualTo(404);
        assertThat(admin("POST", "/admin/messages/%s/refund".formatted(NOBODY), null)
                        .status())
                .isEqualTo(404);
        var wrong = admin(
                "POST",
                "/admin/organizations/%s/credits".formatted(organization(agent)),
                "{\"amount_mills\":-1,\"dollars\":5}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors").propertyNames())
                .containsExactlyInAnyOrder("amount_mills", "reference", "dollars");
        var ledger = agent.get("/api/v1/wallet/ledger?kind=gift&date_from=soon");
        assertThat(ledger.status()).isEqualTo(422);
        assertThat(ledger.body().get("errors").propertyNames()).containsExactlyInAnyOrder("kind", "date_from");
    }

    @Test
    void seesThatAnOwnerCouldNotBeToldWhileOutboundDeliveryIsOff() {
        var agent = platform.register();
        agent.send("ann@example.com", "First");
        assertThat(agent.send("ann@example.com", "Second").status()).isEqualTo(402);

        await().untilAsserted(() -> assertThat(
                        admin("GET", "/admin/notices", null).body().get("data"))
                .anySatisfy(notice -> {
                    assertThat(notice.get("owner_email").stringValue()).isEqualTo("owner@example.com");
                    assertThat(notice.get("status").stringValue()).isEqualTo("bounced");
                    assertThat(notice.get("detail").stringValue()).contains("MAILBOXKIT_DELIVERY_MODE");
                }));
        assertThat(agent.get("/api/v1/inboxes/%s/messages".formatted(agent.inboxId()))
                        .body()
                        .get("data"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/organizations", "/admin/organizations?about=x", "/admin/notices"})
    void tellsNobodyElse(String path) {
        var agent = platform.register();

        assertThat(agent.get(path).status()).isEqualTo(401);
        assertThat(platform.call(null, "GET", path, null).status()).isEqualTo(401);
    }

    private static Answer credit(String organization, long mills, String reference) {
        return admin(
                "POST",
                "/admin/organizations/%s/credits".formatted(organization),
                "{\"amount_mills\":%d,\"reference\":\"%s\"}".formatted(mills, reference));
    }

    private static Answer admin(String method, String path, String json) {
        return platform.call(adminKey, method, path, json);
    }

    private static List<String> organizations(String about) {
        return admin("GET", "/admin/organizations?about=" + about, null)
                .body()
                .get("data")
                .valueStream()
                .map(row -> row.get("id").stringValue())
                .toList();
    }

    private static String organization(Agent agent) {
        return agent.get("/api/v1/organization").body().at("/data/id").stringValue();
    }

    private static long balance(Agent agent) {
        return agent.get("/api/v1/wallet").body().at("/data/balance_mills").longValue();
    }

    private static List<String> kinds(Agent agent, String query) {
        return agent.get("/api/v1/wallet/ledger" + query)
                .body()
                .get("data")
                .valueStream()
                .map(row -> row.get("kind").stringValue())
                .toList();
    }
}
