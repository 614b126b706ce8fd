package com.mailboxkit.command.message;

import static com.mailboxkit.command.message.MessageFixtures.INBOX;
import static com.mailboxkit.command.message.MessageFixtures.NOW;
import static com.mailboxkit.command.message.MessageFixtures.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageQuery.AnsweredMessage;
import com.mailboxkit.kernel.message.OpenTokens;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail.Fields;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PublicUrl;
import com.mailboxkit.web.RequestSeed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// A stranger decides whom a reply goes to, by Reply-To and by whom else they wrote to.
class ComposerTest {

    private static final HostedInbox SENDER = new HostedInbox(INBOX, ORGANIZATION, "Me", "me@agent.localhost");
    private static final MessageProperties LIMITS =
            new MessageProperties(3, 5, DataSize.ofMegabytes(1), 998, 1_000, 3, 100);

    private static final RequestSeed CHANCE = new RequestSeed() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public boolean isRepeated() {
            return false;
        }

        @Override
        public String ulid(String what) {
            return Ulid.at(NOW);
        }

        @Override
        public RandomGenerator random(String what) {
            return new Random(1);
        }
    };

    @TempDir
    private Path folder;

    private ContentStore store;
    private Composer composer;

    @BeforeEach
    void prepare() throws IOException {
        var platform = new PlatformProperties(URI.create("http://localhost"), "agent.localhost", "localhost", "mx");
        var pixels = new OpenPixels(new PublicUrl(platform), new OpenTokens(new byte[32]));
        store = new FileContentStore(folder);
        composer = new Composer(new Tariff(1_000, 1, 2, 2, 1), pixels, LIMITS);
    }

    @Test
    void answersWhereTheOtherSideWantsIt() {
        var original = received(mailboxes("a@x.org", "b@x.org"), mailboxes("me@agent.localhost", "c@x.org"));

        assertThat(reply(original, true).recipients()).containsExactly("a@x.org", "b@x.org", "c@x.org");
    }

    @Test
    void answersNoMoreThanAMessageMayHaveRecipients() {
        var crowd = IntStream.range(0, 500).mapToObj("r%d@x.org"::formatted).toArray(String[]::new);

        assertThat(errors(received(mailboxes(crowd), List.of()), false))
                .containsOnly(Map.entry(
                        "to",
                        List.of("to, cc and bcc together must be at most 3 addresses, and the"
                                + " answered message makes them 500; give to, and leave reply_all out")));
        assertThat(errors(received(mailboxes("a@x.org"), mailboxes(crowd)), true))
                .containsOnlyKeys("to");
    }

    @Test
    void answersAddressesOnly() {
        assertThat(reply(received(mailboxes("undisclosed recipients"), List.of()), false)
                        .recipients())
                .containsExactly("ann@x.org");
        assertThat(reply(received(mailboxes("a@x.org"), mailboxes("Ann <b@x.org>")), true)
                        .recipients())
                .containsExactly("a@x.org");
    }

    private SendMessage reply(AnsweredMessage original, boolean replyAll) {
        var noFiles = new OutgoingFiles(List.of(), Map.of());
        var outgoing =
                new CheckedSend(List.of(), List.of(), List.of(), List.of(), null, "Thanks", null, noFiles, false);
        return composer.compose(
                SENDER, outgoing, store, ReplyContext.to(original, SENDER.email(), replyAll), false, CHANCE);
    }

    private Map<String, List<String>> errors(AnsweredMessage original, boolean replyAll) {
        var refusal = catchThrowableOfType(Refusal.class, () -> reply(original, replyAll));
        assertThat(refusal.detail()).isInstanceOf(Fields.class);
        return ((Fields) refusal.detail()).errors();
    }

    private static AnsweredMessage received(List<Mailbox> replyTo, List<Mailbox> to) {
        var headers = new MessageHeaders(
                "<1@x.org>",
                List.of(),
                List.of(),
                new Mailbox("ann@x.org", "Ann"),
                replyTo,
                to,
                List.of(),
                "Hello",
                NOW);
        return new AnsweredMessage(MessageId.at(NOW), SENDER.inboxId(), SENDER.organizationId(), false, false, headers);
    }

    private static List<Mailbox> mailboxes(String... addresses) {
        return Stream.of(addresses).map(address -> new Mailbox(address, null)).toList();
    }
}
