package com.mailboxkit.smtp.domain;

import com.mailboxkit.kernel.domain.DnsCheck;
import com.mailboxkit.kernel.domain.DnsCheck.Outcome;
import com.mailboxkit.kernel.domain.DnsReport;
import com.mailboxkit.kernel.domain.MailDomainQuery.InspectDns;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.dns.NameServer.Answer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Compares what DNS says of a domain with what should be there. Asks the name servers each time: who has just
/// published a record must not be told what was remembered.
public final class DnsInspector implements AutoCloseable {

    private final NameServer dns;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    DnsInspector(NameServer dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<DnsReport> handle(InspectDns query) {
        var mx = look(query.name(), Type.MX, answer -> ExpectedRecords.mx(answer.records(), query.mailHost()));
        var spf = look(query.name(), Type.TXT, answer -> ExpectedRecords.spf(answer.texts(), query.spf()));
        var dkim = look(
                query.selector() + "._domainkey." + query.name(),
                Type.TXT,
                answer -> ExpectedRecords.dkim(answer.texts(), query.publicKey()));
        var dmarc = look("_dmarc." + query.name(), Type.TXT, answer -> ExpectedRecords.dmarc(answer.texts()));
        return CompletableFuture.allOf(mx, spf, dkim, dmarc)
                .thenApply(all -> new DnsReport(
                        mx.resultNow(),
                        spf.resultNow(),
                        dkim.resultNow(),
                        dmarc.resultNow(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private CompletableFuture<DnsCheck> look(String name, int type, Function<Answer, DnsCheck> comparison) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        var answer = dns.askAnew(Name.fromString(name + "."), type);
                        return answer.isUncertain()
                                ? new DnsCheck(
                                        Outcome.UNKNOWN,
                                        List.of(),
                                        "DNS does not answer for %s: %s. Try again later."
                                                .formatted(name, answer.error()))
                                : comparison.apply(answer);
                    } catch (TextParseException tooLong) {
                        return new DnsCheck(Outcome.MISSING, List.of(), "There can be no name " + name + ".");
                    }
                },
                workers);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
