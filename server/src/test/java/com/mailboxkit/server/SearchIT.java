package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.local.LocalElasticsearch;
import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.operations.Projections;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SearchIT {

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0");
        var agent = platform.register();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> search(agent, "{\"query\":\"anything\"}").status() == 200);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void findsWordsPhrasesAndBeginningsButNotWhatIsExcluded() {
        var ann = platform.register();
        write(ann, "Invoice for March", "Please find the total of forty two dollars below.");
        write(ann, "Reminder", "The invoice is still open.");

        awaitFound(ann, "{\"query\":\"invoice\"}", "Reminder", "Invoice for March");
        assertThat(found(ann, "{\"query\":\"\\\"forty two dollars\\\"\"}")).containsExactly("Invoice for March");
        assertThat(found(ann, "{\"query\":\"\\\"two forty dollars\\\"\"}")).isEmpty();
        assertThat(found(ann, "{\"query\":\"remind*\"}")).containsExactly("Reminder");
        assertThat(found(ann, "{\"query\":\"invoice -open\"}")).containsExactly("Invoice for March");
        assertThat(found(ann, "{\"query\":\"invoice dollars\"}")).containsExactly("Invoice for March");
        assertThat(found(ann, "{\"query\":\"invoice\",\"fields\":[\"subject\"]}"))
                .containsExactly("Invoice for March");
        assertThat(found(ann, "{\"query\":\"someone@example.com\",\"fields\":[\"to\"]}"))
                .hasSize(2);
    }

    @Test
    void marksWhatWasFoundAndEscapesTheRest() {
        var ann = platform.register();
        write(ann, "Plain", "<script>alert(1)</script> pumpernickel");
        awaitFound(ann, "{\"query\":\"pumpernickel\"}", "Plain");

        assertThat(search(ann, "{\"query\":\"pumpernickel\"}")
                        .body()
                        .at("/data/0/highlights/body/0")
                        .stringValue())
                .isEqualTo("&lt;script&gt;alert(1)&lt;&#x2F;script&gt; <em>pumpernickel</em>");
    }

    @Test
    void findsTheFormsOfAWordAndAccentsWrittenOrNot() {
        var ann = platform.register();
        write(ann, "Your invoices", "We are paying for two orders.");
        write(ann, "Shipment", "José's résumé was received.");
        awaitFound(ann, "{\"query\":\"resume\"}", "Shipment");

        for (var word : List.of("invoice", "INVOICING", "pay", "paid", "payment", "order")) {
            assertThat(found(ann, "{\"query\":\"%s\"}".formatted(word)))
                    .as(word)
                    .containsExactly("Your invoices");
        }
        for (var word : List.of("résumé", "jose", "josé", "shipped", "receiving", "resum*", "résum*")) {
            assertThat(found(ann, "{\"query\":\"%s\"}".formatted(word)))
                    .as(word)
                    .containsExactly("Shipment");
        }
        assertThat(found(ann, "{\"query\":\"invoices*\"}")).containsExactly("Your invoices");
        assertThat(found(ann, "{\"query\":\"-paid\"}")).containsExactly("Shipment");
        assertThat(found(ann, "{\"query\":\"invoice paid\",\"fields\":[\"subject\"]}"))
                .isEmpty();
    }

    @Test
    void takesWhatIsQuotedAsItIsWritten() {
        var ann = platform.register();
        write(ann, "Exactly", "Résumé of all paid invoices.");
        awaitFound(ann, "{\"query\":\"invoices\"}", "Exactly");

        for (var quoted : List.of("paid invoices", "PAID invoices", "paid", "résumé of all")) {
            assertThat(found(ann, quoted(quoted))).as(quoted).containsExactly("Exactly");
        }
        for (var quoted : List.of("paid invoice", "invoices paid", "pay", "resume of all")) {
            assertThat(found(ann, quoted(quoted))).as(quoted).isEmpty();
        }
    }

    @Test
    void leavesNamesAsTheyAreButForAccents() {
        var ann = platform.register();
        ann.post("/api/v1/inboxes/%s/messages/send".formatted(ann.inboxId()), """
                {"to":["José Jones <someone@example.com>"],"subject":"Named","text":"Nothing."}""");

        awaitFound(ann, "{\"query\":\"jose JONES\",\"fields\":[\"to\"]}", "Named");
        assertThat(found(ann, "{\"query\":\"jone\",\"fields\":[\"to\"]}")).isEmpty();
    }

    @Test
    void marksOtherFormsOfAWordOnce() {
        var ann = platform.register();
        write(ann, "Marked", "The résumés were sent.");
        awaitFound(ann, "{\"query\":\"sending\"}", "Marked");

        assertThat(marked(ann, "{\"query\":\"resume\"}")).isEqualTo("The <em>résumés</em> were sent.");
        assertThat(marked(ann, "{\"query\":\"sent\"}")).isEqualTo("The résumés were <em>sent</em>.");
        assertThat(marked(ann, quoted("were sent"))).isEqualTo("The résumés <em>were sent</em>.");
        assertThat(marked(ann, "{\"query\":\"résu*\"}")).isEqualTo("The <em>résumés</em> were sent.");
    }

    /// A stem that itself had an ending would be found by none of its forms.
    @Test
    void knowsIrregularFormsByWhatIsLeftOfTheRegularOnes() throws Exception {
        try (var definition = getClass().getResourceAsStream("/elasticsearch/messages.json")) {
            var rules = JsonMapper.shared().readTree(definition).at("/settings/analysis/filter/irregular_forms/rules");
            assertThat(rules).isNotEmpty();
            for (var rule : rules) {
                var stem = rule.stringValue().replaceFirst(".*=> ", "");
                assertThat(elasticsearch("POST", "mailboxkit-messages/_analyze", """
                                {"field":"subject","text":"%s"}""".formatted(stem)))
                        .contains("\"token\":\"%s\"".formatted(stem));
            }
        }
    }

    @Test
    void findsWhatPeopleType() {
        var ann = platform.register();
        write(ann, "Order INV-2024-00017", "Your reference is ORD_778899, see Node.js at ann.lee@acme-corp.example.");
        write(ann, "会議の件", "我家在上海东边。クラウドサーバーの更新は来週です。");
        write(ann, "문의", "이메일을 보냈습니다. 주문번호는 55입니다.");
        write(ann, "สวัสดี", "ขอใบเสร็จรับเงินด้วยครับ");
        write(ann, "Für Müller", "Herr Müller kommt.");
        write(ann, "For Mueller", "Mr Mueller comes.");
        ann.post("/api/v1/inboxes/%s/messages/send".formatted(ann.inboxId()), """
                {"to":["wei.li@mail.huawei.com"],"subject":"Files","text":"see files","attachments":[
                 {"filename":"invoice_2024-05.pdf","content":"aGk=","content_type":"application/pdf"},
                 {"filename":"QuarterlyReport2026.xlsx","content":"aGk=","content_type":"application/pdf"}]}""");
        awaitFound(ann, "{\"query\":\"files\"}", "Files");

        for (var word : List.of("778899", "ORD_778899", "node", "node.js", "acme-corp", "acme", "00017", "inv-2024")) {
            assertThat(found(ann, query(word))).as(word).containsExactly("Order INV-2024-00017");
        }
        for (var word : List.of("huawei.com", "@huawei.com", "huawei", "wei.li@mail.huawei.com", "li", "huaw*")) {
            assertThat(found(ann, query(word))).as(word).containsExactly("Files");
        }
        for (var word : List.of("invoice 2024", "quarterly report", "QuarterlyReport2026", "xlsx")) {
            assertThat(found(ann, query(word))).as(word).containsExactly("Files");
        }
        assertThat(found(ann, query("サーバー"))).containsExactly("会議の件");
        assertThat(found(ann, query("上海"))).containsExactly("会議の件");
        assertThat(found(ann, query("海上"))).isEmpty();
        assertThat(found(ann, query("이메일"))).containsExactly("문의");
        assertThat(found(ann, query("주문번호"))).containsExactly("문의");
        assertThat(found(ann, query("ใบเสร็จ"))).containsExactly("สวัสดี");
        assertThat(found(ann, query("mueller"))).containsExactly("For Mueller", "Für Müller");
        assertThat(found(ann, query("müller"))).containsExactly("For Mueller", "Für Müller");
        assertThat(found(ann, query("muell*"))).containsExactly("For Mueller", "Für Müller");
        assertThat(marked(ann, query("サーバー"))).contains("クラウド<em>サーバー</em>の");
        assertThat(marked(ann, query("acme-corp"))).contains("ann.lee@<em>acme-corp</em>.example");
    }

    @Test
    void refusesPrefixesThatStandForTooManyWords() {
        var ann = platform.register();

        assertThat(search(ann, query("ab*")).body().at("/errors/query/0").stringValue())
                .isEqualTo("must give at least 3 letters before a *");
        assertThat(search(ann, query("abc* abd* abe* abf* abg* abh*")).status()).isEqualTo(422);
        assertThat(search(ann, query("abc* abd* abe* abf* abg*")).status()).isEqualTo(200);
    }

    private static String query(String words) {
        return JsonMapper.shared().writeValueAsString(Map.of("query", words));
    }

    @Test
    void showsNobodyTheMailOfOthers() {
        var ann = platform.register();
        var eve = platform.register();
        write(ann, "Secret", "The password is swordfish.");
        awaitFound(ann, "{\"query\":\"swordfish\"}", "Secret");

        assertThat(found(eve, "{\"query\":\"swordfish\"}")).isEmpty();
        assertThat(found(eve, "{}")).isEmpty();
        assertThat(search(eve, "{\"inbox_id\":\"%s\"}".formatted(ann.inboxId())).status())
                .isEqualTo(403);
    }

    @Test
    void pagesFromTheNewestOn() {
        var ann = platform.register();
        for (int i = 1; i <= 5; i++) {
            write(ann, "Page " + i, "A page of the book.");
        }
        awaitFound(ann, "{\"query\":\"book\"}", "Page 5", "Page 4", "Page 3", "Page 2", "Page 1");

        var first = search(ann, "{\"query\":\"book\",\"limit\":3}").body();
        assertThat(first.at("/data")).hasSize(3);
        var cursor = first.at("/meta/next_cursor").stringValue();
        var last = search(ann, "{\"query\":\"book\",\"limit\":3,\"cursor\":\"%s\"}".formatted(cursor))
                .body();
        assertThat(last.at("/data")
                        .valueStream()
                        .map(message -> message.get("subject").stringValue()))
                .containsExactly("Page 2", "Page 1");
        assertThat(last.at("/meta/next_cursor").isNull()).isTrue();
    }

    @Test
    void boundsByDay() {
        var ann = platform.register();
        write(ann, "Today", "A dated message.");
        awaitFound(ann, "{\"query\":\"dated\"}", "Today");

        assertThat(found(ann, "{\"query\":\"dated\",\"date_from\":\"2026-01-01\",\"date_to\":\"2999-12-31\"}"))
                .containsExactly("Today");
        assertThat(found(ann, "{\"query\":\"dated\",\"date_to\":\"2026-01-01\"}"))
                .isEmpty();
        assertThat(found(ann, "{\"query\":\"dated\",\"date_from\":\"2999-01-01T00:00:00Z\"}"))
                .isEmpty();
    }

    @Test
    void narrowsToAThreadASenderAndWhatHasAttachments() {
        var ann = platform.register();
        write(ann, "First", "A question about kumquats.");
        write(ann, "Second", "More about kumquats.");
        ann.post("/api/v1/inboxes/%s/messages/send".formatted(ann.inboxId()), """
                {"to":["someone@example.com"],"subject":"Third","text":"See the kumquats.",
                 "attachments":[{"filename":"kumquat.txt","content":"aGk=","content_type":"text/plain"}]}""");
        awaitFound(ann, "{\"query\":\"kumquats\"}", "Third", "Second", "First");
        var thread = search(ann, "{\"query\":\"question\"}")
                .body()
                .at("/data/0/thread_id")
                .stringValue();

        assertThat(found(ann, "{\"query\":\"kumquats\",\"thread_id\":\"%s\"}".formatted(thread)))
                .containsExactly("First");
        assertThat(found(ann, "{\"has_attachment\":true}")).containsExactly("Third");
        assertThat(found(ann, "{\"has_attachment\":false}")).containsExactly("Second", "First");
        assertThat(found(ann, "{\"from\":\"%s\"}".formatted(ann.email()))).hasSize(3);
        assertThat(found(ann, "{\"from\":\"stranger@example.com\"}")).isEmpty();
        var eve = platform.register();
        assertThat(search(eve, "{\"thread_id\":\"%s\"}".formatted(thread)).status())
                .isEqualTo(403);
        assertThat(search(ann, "{\"thread_id\":\"nothing\"}").status()).isEqualTo(404);
    }

    @Test
    void namesEverythingThatIsWrongWithARequest() {
        var ann = platform.register();

        var answer =
                search(ann, "{\"query\":7,\"fields\":[\"bcc\"],\"date_from\":\"soon\",\"limit\":101,\"inbox\":\"x\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors").propertyNames())
                .containsExactlyInAnyOrder("query", "fields", "date_from", "limit", "inbox");
        assertThat(search(ann, "{\"query\":\"((( && || ~2 a^ \\\\\"}").status()).isEqualTo(200);
    }

    @Test
    void forgetsADeletedInbox() throws Exception {
        var ann = platform.register();
        write(ann, "Gone soon", "An ephemeral note.");
        awaitFound(ann, "{\"query\":\"ephemeral\"}", "Gone soon");

        ann.delete("/api/v1/inboxes/" + ann.inboxId());

        assertThat(found(ann, "{\"query\":\"ephemeral\"}")).isEmpty();
        await().until(() -> elasticsearch("_search?q=inbox_id:" + ann.inboxId()).contains("\"value\":0"));
    }

    @Test
    void findsAfterwardsWhatWasSentWhileElasticsearchWasDown() {
        var ann = platform.register();
        var elasticsearch = platform.bean(LocalElasticsearch.class);
        ProcessHandle.of(elasticsearch.pid()).orElseThrow().destroyForcibly();

        assertThat(write(ann, "Meanwhile", "Nobody is listening.")).isEqualTo(201);
        assertThat(search(ann, "{\"query\":\"listening\"}"))
                .satisfiesAnyOf(
                        down -> assertThat(down.status()).isEqualTo(503),
                        back -> assertThat(back.status()).isEqualTo(200));

        awaitFound(ann, "{\"query\":\"listening\"}", "Meanwhile");
    }

    @Test
    void keepsTheOldIndexUntilTheNewOneIsWhole() throws Exception {
        var ann = platform.register();
        write(ann, "Kept", "This is indexed twice.");
        awaitFound(ann, "{\"query\":\"twice\"}", "Kept");
        await().until(() -> elasticsearch("_search?q=subject:kept").contains("\"value\":1"));
        var before = elasticsearch("_alias/mailboxkit-messages");

        platform.bean(Projections.class).replay(ProjectionNames.SEARCH).join();

        await().until(() -> !elasticsearch("_alias/mailboxkit-messages").equals(before));
        await().until(() -> elasticsearch("_search?q=subject:kept").contains("\"value\":1"));
        assertThat(found(ann, "{\"query\":\"twice\"}")).containsExactly("Kept");
        assertThat(elasticsearch("_alias")).doesNotContain("mailboxkit-messages-1\"");
    }

    @Test
    void rebuildsAnIndexOfAnEarlierVersionWhichIsSearchedMeanwhile() throws Exception {
        var ann = platform.register();
        write(ann, "Old", "This was indexed as antiques.");
        awaitFound(ann, "{\"query\":\"antique\"}", "Old");
        var projections = platform.bean(Projections.class);
        projections.stop();
        putAnIndexOfTheFirstVersionInPlace();
        assertThat(found(ann, "{\"query\":\"antique\"}")).isEmpty();
        assertThat(found(ann, "{\"query\":\"antiques\"}")).containsExactly("Old");
        assertThat(found(ann, quoted("indexed as antiques"))).containsExactly("Old");

        projections.start();

        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(found(ann, "{\"query\":\"antiques\"}")).containsExactly("Old");
            return found(ann, "{\"query\":\"antique\"}").equals(List.of("Old"));
        });
        assertThat(elasticsearch("_alias")).contains("mailboxkit-messages-42\"").doesNotContain("messages-41\"");
    }

    @Test
    void fillsAnIndexThatANodeBeganBeforeItDied() throws Exception {
        var ann = platform.register();
        write(ann, "Whole", "This comes through.");
        awaitFound(ann, "{\"query\":\"through\"}", "Whole");
        var projections = platform.bean(Projections.class);
        projections.stop();
        elasticsearch("PUT", "mailboxkit-messages-76", "{\"mappings\":{\"_meta\":{\"version\":3}}}");
        elasticsearch("POST", "_aliases", """
                {"actions":[{"remove":{"index":"*","alias":"mailboxkit-messages-writing"}},
                            {"add":{"index":"mailboxkit-messages-76","alias":"mailboxkit-messages-writing"}}]}""");

        projections.start();

        await().until(() -> elasticsearch("_alias/mailboxkit-messages").contains("mailboxkit-messages-77\""));
        assertThat(found(ann, "{\"query\":\"through\"}")).containsExactly("Whole");
        assertThat(elasticsearch("_alias")).doesNotContain("mailboxkit-messages-76\"");
    }

    /// As the platform had it before the definition had a number: with all messages, and in place of the present one.
    private static void putAnIndexOfTheFirstVersionInPlace() throws Exception {
        var present = JsonMapper.shared().readTree(elasticsearch("_alias/mailboxkit-messages"));
        elasticsearch("PUT", "mailboxkit-messages-41", """
                {"mappings":{"dynamic":"strict","properties":{
                   "id":{"type":"keyword"},"organization_id":{"type":"keyword"},"inbox_id":{"type":"keyword"},
                   "test":{"type":"boolean"},"direction":{"type":"keyword"},"status":{"type":"keyword"},
                   "from":{"type":"text"},"to":{"type":"text"},"subject":{"type":"text"},"body":{"type":"text"},
                   "attachments":{"type":"text"},"has_attachment":{"type":"boolean"},"size":{"type":"long"},
                   "created_at":{"type":"date"}}}}""");
        elasticsearch("POST", "mailboxkit-messages/_refresh", "");
        var hits =
                JsonMapper.shared().readTree(elasticsearch("_search?size=1000")).at("/hits/hits");
        for (var hit : hits) {
            elasticsearch(
                    "PUT",
                    "mailboxkit-messages-41/_doc/" + hit.get("_id").stringValue(),
                    hit.get("_source").toString());
        }
        elasticsearch("POST", "mailboxkit-messages-41/_refresh", "");
        elasticsearch("POST", "_aliases", """
                {"actions":[{"add":{"index":"mailboxkit-messages-41","alias":"mailboxkit-messages"}},
                            {"add":{"index":"mailboxkit-messages-41","alias":"mailboxkit-messages-writing"}},
                            {"remove_index":{"index":"%s"}}]}""".formatted(
                        present.propertyNames().iterator().next()));
    }

    private static String quoted(String words) {
        return "{\"query\":\"\\\"%s\\\"\"}".formatted(words);
    }

    private static String marked(Agent agent, String request) {
        return search(agent, request).body().at("/data/0/highlights/body/0").stringValue();
    }

    private static int write(Agent agent, String subject, String text) {
        return agent.post(
                        "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()),
                        "{\"to\":[\"someone@example.com\"],\"subject\":\"%s\",\"text\":\"%s\"}"
                                .formatted(subject, text))
                .status();
    }

    private static Api.Answer search(Agent agent, String request) {
        return agent.post("/api/v1/messages/search", request);
    }

    private static List<String> found(Agent agent, String request) {
        var answer = search(agent, request);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .get("data")
                .valueStream()
                .map(message -> message.get("subject").stringValue())
                .toList();
    }

    private static void awaitFound(Agent agent, String request, String... subjects) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(found(agent, request)).containsExactly(subjects));
    }

    private static String elasticsearch(String path) throws Exception {
        return elasticsearch("GET", path.startsWith("_search") ? "mailboxkit-messages/" + path : path, "");
    }

    private static String elasticsearch(String method, String path, String body) throws Exception {
        var uri = platform.bean(LocalElasticsearch.class).uri();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(uri + "/" + path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return answer.body();
        }
    }
}
